/// What is wrong with a line of the journal.
package enum Damage: Error, Hashable, Sendable, Codable {
  /// Longer than `JournalLine.longest`.
  case tooLong
  /// A line of an earlier month without its end.
  case cutOff
  case notUTF8
  /// Not the four parts in their order; the first byte that is wrong, from 0.
  case misshapen(byte: Int)
  /// The line does not follow from the one before it.
  case chainDiffers
  /// Events or words are not the ones the head was made for.
  case digestDiffers
  /// Whole, but this program can't read its meaning.
  case notUnderstood
  /// Of a later version of the format.
  case newer
  /// It opens a case that an earlier line has opened.
  case openedTwice
  /// It was there before, or its number comes from nowhere.
  case wrongNumber
  /// Its words are gone, and no line says that they were erased.
  case blankedByNobody
  /// The journal ends sooner than it did, or goes on otherwise: lines that were there are gone.
  case shorter
}
