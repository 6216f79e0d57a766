import { Input } from 'antd';
import { asText, type WidgetProps } from '../widget.ts';

/** Several lines that grow with what is written. */
export function LongText({ field, value, onChange, labelId, invalid }: WidgetProps) {
  const text = asText(value);
  return (
    <Input.TextArea
      aria-labelledby={labelId}
      autoSize={{ minRows: field.required ? 2 : 1, maxRows: 8 }}
      value={text}
      {...(field.max === undefined ? {} : { maxLength: field.max })}
      showCount={field.max !== undefined && text.length > field.max * 0.8}
      status={invalid ? 'error' : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** One line. */
export function Line({ field, value, onChange, labelId, invalid }: WidgetProps) {
  return (
    <Input
      aria-labelledby={labelId}
      value={asText(value)}
      {...(field.max === undefined ? {} : { maxLength: field.max })}
      status={invalid ? 'error' : ''}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
