import type { ComponentProps } from 'react';
import './button.css';

/** A button that reads as a link: for a step that opens something in place. */
export function LinkButton({ className, type = 'button', ...rest }: ComponentProps<'button'>) {
  return <button {...rest} type={type} className={`link${className === undefined ? '' : ` ${className}`}`} />;
}
