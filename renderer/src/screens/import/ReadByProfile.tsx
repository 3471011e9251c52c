import { useMutation } from '@tanstack/react-query';
import type { ImportPreview } from '../../../../shared/contract/imports.ts';
import { trpc } from '../../rpc/client.ts';
import { Button } from '../../ui/Button.tsx';
import { InlineNotice } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { DateText } from '../../ui/Values.tsx';

/** Says that the file is read as one of the same layout was corrected before, with a way to forget that. */
export function ReadByProfile({ profile }: { profile: NonNullable<ImportPreview['profile']> }) {
  const forget = useMutation(trpc.imports.deleteProfile.mutationOptions({ onError: showErrorToast }));
  return (
    <InlineNotice
      action={
        <Button size="small" isBusy={forget.isPending} onClick={() => forget.mutate({ profileId: profile.id })}>
          Forget it
        </Button>
      }
    >
      Read as you corrected it on <DateText value={profile.createdAt} />, under the name “{profile.name}”.
    </InlineNotice>
  );
}
