/** Files that a decoder reads, made from the assistant's templates and the general model. */
export interface PreparedModel {
  /** The interpolated trigram that decoding uses, ARPA or the library's binary form. */
  languageModel: string;
  /** The trigram of the templates alone, likewise: scores how well words fit the domain. */
  domainModel: string;
  /** Pronunciations of the words of `languageModel`. */
  dictionary: string;
}
