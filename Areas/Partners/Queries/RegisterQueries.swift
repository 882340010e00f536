internal import Storage

/// Reads the whole register of partners.
enum RegisterQueries {
    static func all(in tx: Transaction) throws -> PartnerRegister {
        PartnerRegister(
            partners: try PartnerQueries.all(in: tx), agreements: try AgreementQueries.all(in: tx),
            products: try ProductQueries.all(in: tx), points: try PointQueries.all(in: tx))
    }
}

/// The database holds a word that this program does not know.
struct UnknownWord: Error {
    let text: String
}

extension Row {
    /// One of the words of an enumeration.
    func word<Word: RawRepresentable<String>>(_ column: Int, _ type: Word.Type) throws -> Word {
        let text = try text(column)
        guard let word = Word(rawValue: text) else { throw UnknownWord(text: text) }
        return word
    }

    func optionalWord<Word: RawRepresentable<String>>(_ column: Int, _ type: Word.Type) throws -> Word? {
        isNull(column) ? nil : try word(column, type)
    }
}
