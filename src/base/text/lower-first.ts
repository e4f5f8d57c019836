/** Words that begin a title and are no name: names such as Windows, IKE or Credential Guard keep their capital. */
const plain =
  /^(?:A|An|Another|Client|It|Large|Name|No|Nothing|One|Only|Servers|Several|Somebody|Something|The|There|This|Two|What|Your)\b/;

/** A title within a sentence. */
export function lowerFirst(text: string): string {
  return plain.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
