import { Link } from '@tanstack/react-router';
import { ScreenHeader } from '../ui/ScreenHeader.tsx';

export function NotFoundScreen() {
  return (
    <>
      <ScreenHeader title="There is no such screen" description="The address does not belong to any part of the app." />
      <Link to="/" className="text-accent underline underline-offset-2">
        Go to home
      </Link>
    </>
  );
}
