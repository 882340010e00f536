import CardFormat
import Credential
import Kernel
import TestKit

@testable import Cards

/// A member's telephone: draws a pseudonym and a chain of codes that begins now.
struct Telephone {
    let id = Card.newID()
    let chain: TelephoneChain

    /// - Parameter minutesLate: how far its clock is behind.
    init(minutesLate: Int64 = 0, steps: UInt16 = 200) {
        let minute = HashChain.minute(of: World.now.unixSeconds) - minutesLate
        chain = TelephoneChain(
            seed: TelephoneChain.newSeed(), card: id, startMinute: UInt32(minute), steps: steps)
    }

    var proof: CardOrder.Proof { .phone(id: id, anchor: chain.anchor) }

    /// What the server is asked for.
    var wish: String {
        """
        {"id":"\(Hexadecimal.text(id))","anchor":"\(Hexadecimal.text(chain.anchor.value))",\
        "start_minute":\(chain.anchor.startMinute)}
        """
    }

    /// What it shows some minutes after the beginning.
    func shows(_ card: String, minutes: Int64) throws -> String {
        let bytes = try Base45.decode(Array(card.utf8).dropFirst(Presentation.prefix.count))
        let code = chain.code(at: World.now.unixSeconds + minutes * 60)
        return String(decoding: Presentation.text(card: bytes, proof: code.map { .code($0) } ?? .none), as: UTF8.self)
    }
}
