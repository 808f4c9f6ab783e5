import type { ComponentProps } from 'react';
import './button.css';

type ButtonProps = ComponentProps<'button'> & {
  /** One `primary` a card; `quiet` is text only. */
  look?: 'primary' | 'secondary' | 'quiet';
};

/** A button; `type="button"` unless told otherwise, so that it never submits by accident. */
export function Button({ look = 'secondary', className, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={`button button-${look}${className === undefined ? '' : ` ${className}`}`}
    />
  );
}
