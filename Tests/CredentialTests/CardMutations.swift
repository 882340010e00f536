import CardFormat
import Credential

/// Valid cards of every kind with one random bit of theirs turned over.
struct CardMutations {
    private struct Original {
        let bytes: [UInt8]
        let circumstances: CardVerifier.Circumstances
    }

    private let verifier: CardVerifier
    private let originals: [Original]
    private var chance = SystemRandomNumberGenerator()

    init(world: CardWorld) throws {
        let device = TelephoneDevice()
        let challenge = Card.newID() + Card.newID()
        let (chained, chain) = world.telephone(minutes: 60)
        let byDevice = world.card(proof: .device(device.publicKey))
        let shown: [(Card, Presentation.Proof)] = [
            (world.card(), .none), (chained, chain.code(at: world.now).map(Presentation.Proof.code) ?? .none),
            (byDevice, .signature(try device.answer(challenge, card: byDevice.id))),
        ]
        verifier = try world.verifier()
        originals = try shown.map { card, proof in
            let text = Presentation.text(card: try world.issuer.sign(card), proof: proof)
            return Original(
                bytes: try Base45.decode(text.dropFirst(4)),
                circumstances: .init(unixSeconds: world.now, challenge: challenge))
        }
        for original in originals where !CardMutations.isAccepted(original.bytes, original, verifier) {
            throw FormatFault.unexpectedValue
        }
    }

    private static func isAccepted(_ bytes: [UInt8], _ original: Original, _ verifier: CardVerifier) -> Bool {
        guard let shown = try? Presentation(bytes: bytes) else { return false }
        let verdict = verifier.verify(shown, original.circumstances)
        return verdict.result == .valid || verdict.result == .staleLists
    }

    /// The bytes, in hexadecimal digits, that were taken although they should not be.
    mutating func accepted(of count: Int) throws -> [String] {
        var accepted: [String] = []
        for number in 0..<count {
            let original = originals[number % originals.count]
            var bytes = original.bytes
            let bit = Int.random(in: 0..<bytes.count * 8, using: &chance)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            if CardMutations.isAccepted(bytes, original, verifier) { accepted.append(Hexadecimal.text(bytes)) }
        }
        return accepted
    }
}
