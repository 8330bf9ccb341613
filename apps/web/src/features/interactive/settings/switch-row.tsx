'use client';
import { Switch } from 'radix-ui';
import { useId, type ReactNode } from 'react';

interface SwitchRowProps {
  label: string;
  note: ReactNode;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** A switch with what it does beside it: the words are its name and its description. */
export function SwitchRow({ label, note, isOn, onChange }: SwitchRowProps) {
  const id = useId();
  return (
    <div className="row-switch">
      <div><label htmlFor={id}>{label}</label><p className="sm dim" id={`${id}-note`}>{note}</p></div>
      <Switch.Root id={id} className="switch" checked={isOn} aria-describedby={`${id}-note`} onCheckedChange={onChange} />
    </div>
  );
}
