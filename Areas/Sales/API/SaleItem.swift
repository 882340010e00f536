internal import Credential
internal import Imports

/// One reported sale as its JSON said it: the cells of its row, and what is wrong with it as JSON.
struct SaleItem: Sendable {
    /// What stood under a key.
    enum Value: Sendable {
        /// `null`, which is as if the key were missing.
        case none
        case text(String)
        /// A number without fraction and exponent, in its digits.
        case whole(String)
        /// A text that half a surrogate pair stood in.
        case broken
        /// Anything else.
        case other
    }

    /// What is wrong with the item as JSON.
    enum Trouble: String, Sendable {
        case noObject = "no_object"
        case keyTwice = "key_twice"
        case wantsText = "wants_text"
        case wantsNumber = "wants_number"
        case brokenText = "broken_text"
        case wantsHexadecimal = "wants_hexadecimal"

        /// The key of its sentence in the message catalogues.
        var messageKey: String { "sale.item.\(rawValue)" }
    }

    static let card = "card"
    private static let challenge = "challenge"
    /// The keys that are read: the columns of `sales`, and behind them a card and what a telephone was given to sign.
    static let names = SaleColumns.all.map(\.name) + [card, challenge]
    static let keys: [[UInt8]] = names.map { Array($0.utf8) }
    private static let numbers = [SaleColumns.quantity, SaleColumns.listAmount, SaleColumns.paidAmount].map(\.position)
    private static let cardPlace = SaleColumns.all.count
    private static let challengePlace = cardPlace + 1

    private(set) var cells = [String](repeating: "", count: SaleColumns.all.count)
    /// The first by the order in which a sale is read.
    private(set) var trouble: (place: Int, trouble: Trouble)?
    private var seen: UInt16 = 0
    private var card: String?
    private var challenge: [UInt8]?

    init() {}

    /// Something in an array that is no object.
    static let noObject: SaleItem = {
        var item = SaleItem()
        item.trouble = (0, .noObject)
        return item
    }()

    /// Notes what stands under the key of this place.
    mutating func note(_ value: Value, at place: Int) {
        if seen & 1 << place != 0 { note(.keyTwice, at: place) }
        seen |= 1 << place
        switch value {
        case .none: return
        case .broken: note(.brokenText, at: place)
        case .text(let text): keep(text, at: place)
        case .whole(let digits) where SaleItem.numbers.contains(place): keep(digits, at: place)
        case .whole, .other: note(SaleItem.numbers.contains(place) ? .wantsNumber : .wantsText, at: place)
        }
    }

    private mutating func keep(_ text: String, at place: Int) {
        switch place {
        case SaleItem.cardPlace: card = text
        case SaleItem.challengePlace:
            challenge = Hexadecimal.bytes(text)
            if challenge == nil { note(.wantsHexadecimal, at: place) }
        default: cells[place] = text
        }
    }

    private mutating func note(_ trouble: Trouble, at place: Int) {
        guard SaleItem.rank(place) < self.trouble.map({ SaleItem.rank($0.place) }) ?? .max else { return }
        self.trouble = (place, trouble)
    }

    // MARK: What it says

    /// The entry that goes to the ledger, and the sentence of what is wrong with it as JSON.
    ///
    /// A row is told its first fault in the order of reading, whether JSON or its values are at fault.
    var reading: (entry: SaleEntry, messageKey: String?) {
        if trouble?.trouble == .noObject {
            return (.unreadable(id: nil, RowFault(.badValue, column: "")), Trouble.noObject.messageKey)
        }
        let entry = SaleEntry(ImportRow(number: 0, cells: cells), card: claim)
        guard let found = trouble else { return (entry, nil) }
        if case .unreadable(_, let fault) = entry, SaleItem.rank(of: fault.column) < SaleItem.rank(found.place) {
            return (entry, nil)
        }
        let isID = found.place == SaleColumns.id.position
        let fault = RowFault(.badValue, column: SaleItem.names[found.place])
        return (.unreadable(id: isID ? nil : entry.id, fault), found.trouble.messageKey)
    }

    /// The card, when no member's number stands beside it.
    private var claim: SaleCard.Claim? {
        guard let card, cells[SaleColumns.memberNo.position].isEmpty else { return nil }
        return SaleCard.Claim(text: card, challenge: challenge)
    }

    /// The order in which a sale is read: its id, what it reverses, then the columns; a card stands for the member.
    private static func rank(_ place: Int) -> Int {
        switch place {
        case SaleColumns.id.position: 0
        case SaleColumns.reversesID.position: 1
        case cardPlace, challengePlace: 2 + SaleColumns.memberNo.position
        default: 2 + place
        }
    }

    private static func rank(of column: String) -> Int {
        SaleColumns.all.first { $0.name == column }.map { rank($0.position) } ?? 0
    }
}
