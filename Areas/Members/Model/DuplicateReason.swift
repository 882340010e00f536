/// Why two members may be one person.
enum DuplicateReason: String, Sendable, CaseIterable {
    case sameNameAndBirthDate = "same_name_and_birth_date"
    /// In one unit, born on one day, the words of the name in another order.
    case sameWords = "same_words"
    /// In one unit, born on one day, one letter of the name different.
    case nearName = "near_name"
    /// In one unit, the same name, one of them without a birth date.
    case noBirthDate = "no_birth_date"

    /// What two folded names of one unit say; with birth dates, these are the same.
    ///
    /// Nil for two people.
    init?(_ first: String, _ second: String, hasBirthDates: Bool) {
        if first == second {
            guard !hasBirthDates else { return nil }
            self = .noBirthDate
            return
        }
        guard hasBirthDates else { return nil }
        if first.split(separator: " ").sorted() == second.split(separator: " ").sorted() {
            self = .sameWords
        } else if DuplicateReason.isOneLetterApart(Array(first.unicodeScalars), Array(second.unicodeScalars)) {
            self = .nearName
        } else {
            return nil
        }
    }

    /// One letter more, less or other.
    static func isOneLetterApart(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Bool {
        let (short, long) = first.count <= second.count ? (first, second) : (second, first)
        guard long.count - short.count <= 1 else { return false }
        guard let place = zip(short, long).enumerated().first(where: { $0.element.0 != $0.element.1 })?.offset else {
            return long.count > short.count
        }
        let rest = short.count == long.count ? short[(place + 1)...] : short[place...]
        return rest.elementsEqual(long[(place + 1)...])
    }
}
