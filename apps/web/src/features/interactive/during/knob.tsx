import type { ComponentProps } from 'react';
import { Icon, type IconName } from '../../../ui/icon.tsx';

interface KnobProps extends ComponentProps<'button'> {
  icon: IconName;
  label: string;
  printedKey?: string;
  look?: 'on' | 'stop' | 'endc' | 'plain';
}

/** A round button with its word and its key under it. */
export function Knob({ icon, label, printedKey, look = 'plain', className = '', ...rest }: KnobProps) {
  return (
    <button type="button" className={`knob ${look} ${className}`} {...rest}>
      <span className="o"><Icon name={icon} size={22} /></span>
      <span className="l">{label}{printedKey === undefined ? null : <kbd>{printedKey}</kbd>}</span>
    </button>
  );
}
