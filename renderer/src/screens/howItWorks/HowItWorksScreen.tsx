import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fileFormatsInWords } from '../../../../shared/fileFormats.ts';
import { Chip } from '../../ui/Chip.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';

/** Read once, before the first file: what the program does, in which order, and what it never does. */
export function HowItWorksScreen() {
  return (
    <article className="max-w-[66ch] pb-6">
      <ScreenHeader
        title="How it works"
        description="From a file of your bank to books you can trust, on this machine alone. Three minutes to read."
      />
      <div className="text-[15px] leading-relaxed">
        <Part title="From a file to your books">
          <p>
            Your bank lets you download your transactions as {fileFormatsInWords}. You choose such a file, and before
            anything is kept you see how it was read: which column is the date, which the amount, which decimal sign.
            You can correct each of these. Lines that cannot be read for certain are held back and shown with the
            reason; they are never guessed.
          </p>
          <p>
            A transaction that is already there is not added twice, so you may import overlapping files without care.
            The bank’s own text is always kept as it came, beside the payee name that was made from it.
          </p>
        </Part>
        <Part title="How a category is suggested">
          <p>
            Several small models look at each transaction: at the words of its text, its amount, its account and its
            day, and at what you did with this payee before. Each has a vote, and the votes are combined into one
            suggestion. They learn from your decisions and from nothing else. On the first day, when there are none, a
            built-in list of common merchant words gives first guesses.
          </p>
          <p>
            A suggestion is not yet in your books. It has a dashed border, <Chip kind="guess">Groceries</Chip>, until
            you or a rule of yours decide; then it is <Chip kind="confirmed">Groceries</Chip>. What you set by hand is
            never changed by a machine.
          </p>
        </Part>
        <Part title="What the percentage means">
          <p>
            90 % sure should mean: of ten such suggestions, nine are right. That is checked against your own answers on
            transactions the model had not seen, and the figures are corrected accordingly. Where there are too few
            answers to tell, it says so instead of showing a number:
          </p>
          <p className="flex items-center gap-2">
            <StatusDot status="unknown" /> cannot tell yet
          </p>
          <p>
            Where the text is unlike anything seen before, the models say nothing, and the transaction waits for you
            under <TextLink to="/review">Review</TextLink>. Every suggestion can tell why: which words and figures spoke
            for it and which against, what else it could be, and which past transactions it resembles.
          </p>
        </Part>
        <Part title="What happens by itself">
          <p>
            Nothing, until you write a rule. A <TextLink to="/rules">rule</TextLink> says how sure a suggestion must be,
            and how much the payee must be known, before it is applied without asking. You see beforehand what a rule
            would do. What it did stands under its name, and you can take back a whole run with one click.
          </p>
        </Part>
        <Part title="Everything can be looked up and undone">
          <p>
            Each change keeps the old value, who made it and why: you, a rule, or an import. Any change can be undone,
            also days later and after a restart. If something was changed again since, that later change stays, and you
            are told.
          </p>
          <p>
            The <TextLink to="/audit">audit log</TextLink> records predictions, decisions and changes in a chain: every
            entry carries a fingerprint of the one before. Altering or removing an entry breaks the chain, and one
            button checks it. This shows tampering; it cannot prevent someone with full access to your files from
            replacing the whole log.
          </p>
        </Part>
        <Part title="Where your data is">
          <p>
            In one folder on this machine; <TextLink to="/settings">settings</TextLink> show which. Nothing is sent
            anywhere: there is no account, no server, no statistics, and the program needs no connection to the
            internet. The folder is not encrypted by Countinghouse, so protect it as you protect your other documents,
            and copy it when you make backups.
          </p>
        </Part>
        <Part title="What it cannot do">
          <p>
            It does not fetch transactions from your bank, and it does not pay anything. A model that has seen twenty of
            your decisions knows little; after a few hundred it knows your habits. It can be wrong, and the screens are
            made so that you notice.
          </p>
        </Part>
      </div>
      <div className="mt-8 flex flex-wrap gap-2">
        <LinkButton to="/import" variant="primary">
          Import a bank file
        </LinkButton>
        <LinkButton to="/">Back to home</LinkButton>
      </div>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-7 grid gap-2.5">
      <h2 className="font-serif text-[18px] font-semibold">{title}</h2>
      {children}
    </section>
  );
}

function TextLink({ to, children }: { to: '/review' | '/rules' | '/audit' | '/settings'; children: ReactNode }) {
  return (
    <Link to={to} className="text-accent underline underline-offset-2">
      {children}
    </Link>
  );
}
