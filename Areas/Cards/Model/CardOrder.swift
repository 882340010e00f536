package import CardFormat

/// A card that is asked for.
package struct CardOrder: Sendable {
    /// How the card is shown.
    package enum Kind: String, Sendable, CaseIterable {
        /// On paper or plastic.
        case print
        /// On a telephone, with a code that changes every minute.
        case phone
        /// On a telephone that signs the shop's challenge.
        case device
    }

    /// What the card carries beside what all carry; the telephone has made it.
    package enum Proof: Sendable {
        case print
        /// The anchor of its codes; `id` is the pseudonym that the telephone drew, since its codes depend on it.
        case phone(id: [UInt8], anchor: ChainAnchor)
        case device(DeviceKey)

        var kind: Kind {
            switch self {
            case .print: .print
            case .phone: .phone
            case .device: .device
            }
        }
    }

    package let memberNo: String
    package let proof: Proof

    package init(memberNo: String, proof: Proof) {
        self.memberNo = memberNo
        self.proof = proof
    }
}

/// A card that was made; its text is told once and kept nowhere.
package struct IssuedCard: Sendable {
    /// The pseudonym.
    package let id: [UInt8]
    package let memberNo: String
    package let kind: CardOrder.Kind
    /// `CD1:` and what follows, for a QR code.
    package let text: String
    /// The first second of 1970 at which it no longer holds.
    package let expires: Int64
}
