interface ContentTypesFieldProps {
  readonly name: 'operatingSystems' | 'architectures'
  readonly legend: string
  readonly values: readonly string[]
  readonly chosen: readonly string[]
}

/** Boxes to tick. What was declared with another client and is no box here stays declared. */
export function ContentTypesField({ name, legend, values, chosen }: ContentTypesFieldProps) {
  const others = chosen.filter((value) => !values.includes(value))
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {[...values, ...others].map((value) => (
          <label key={value} className="flex h-8 items-center gap-2">
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} className="checkbox" />
            {value}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
