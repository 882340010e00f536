internal import CardFormat
internal import Credential
internal import Crypto
internal import Foundation

/// Measures what `bin/bench card` compares: `cards SECONDS`; `cards texts` and `cards flips COUNT` are for Tests/fuzz.
///
/// It prints one line for each work: its name and how many a second on one core, or bytes.
@main
struct Cards {
    private static let now: Int64 = 1_767_225_600

    static func main() throws {
        let shop = try Shop(now: now)
        let seconds: Double
        switch Array(CommandLine.arguments.dropFirst()) {
        case ["texts"]: return [shop.printed, shop.telephone, shop.device].forEach { print($0) }
        case let words where words.count == 2 && words[0] == "flips": return try flips(Int(words[1]) ?? 0, shop)
        case let words where words.count == 1 && (Double(words[0]) ?? 0) > 0: seconds = Double(words[0]) ?? 0
        default:
            print("cards SECONDS | texts | flips COUNT")
            exit(2)
        }
        say("bare", try rate(seconds) { try shop.bare() })
        say("printed", try rate(seconds) { try shop.judge(shop.printed) })
        say("phone", try rate(seconds) { try shop.judge(shop.telephone) })
        say("anchor", try rate(seconds) { try shop.judge(shop.telephone, seen: nil) })
        say("device", try rate(seconds) { try shop.judge(shop.device) })
        say("sign", try rate(seconds) { try shop.sign() })
        let (bytes, milliseconds) = try statusLists(members: 10_000_000, revokedEvery: 100)
        say("lists", Double(bytes))
        say("packing", milliseconds)
        for (name, text) in [("print", shop.printed), ("code", shop.telephone), ("key", shop.device)] {
            say("characters_\(name)", Double(text.utf8.count))
        }
    }

    /// Flips one random bit of a card that holds, so many times; ends with 1 when one such card is taken.
    private static func flips(_ count: Int, _ shop: Shop) throws {
        var chance = SystemRandomNumberGenerator()
        var taken: [String] = []
        let originals = try [shop.printed, shop.telephone, shop.device].map { text in
            (text, try Base45.decode(Array(text.utf8).dropFirst(Presentation.prefix.count)))
        }
        for number in 0..<count {
            let text = originals[number % originals.count].0
            var bytes = originals[number % originals.count].1
            let bit = Int.random(in: 0..<bytes.count * 8, using: &chance)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let shown = try? Presentation(bytes: bytes) else { continue }
            let verdict = shop.verdict(shown, as: text)
            if verdict.result == .valid || verdict.result == .staleLists { taken.append(Hexadecimal.text(bytes)) }
        }
        for bytes in taken { print("FAILED  taken with a flipped bit: \(bytes)") }
        print("\(count) flipped bits, \(taken.count) taken")
        if count == 0 || !taken.isEmpty { exit(1) }
    }

    private static func say(_ name: String, _ value: Double) { print("\(name) \(String(format: "%.1f", value))") }

    /// How often the work is done in a second; it is done for as long as was asked.
    private static func rate(_ seconds: Double, _ work: () throws -> Void) throws -> Double {
        let clock = ContinuousClock()
        for _ in 0..<100 { try work() }
        let begin = clock.now
        var count = 0
        var passed = 0.0
        while passed < seconds {
            for _ in 0..<100 { try work() }
            count += 100
            let part = (clock.now - begin).components
            passed = Double(part.seconds) + Double(part.attoseconds) / 1e18
        }
        return Double(count) / passed
    }

    /// The signed lists of a whole membership, spread as evenly as random places are: bytes, and the time in all.
    private static func statusLists(members: Int, revokedEvery: Int) throws -> (Int, Double) {
        let (size, key) = (1 << 20, SigningKey())
        let clock = ContinuousClock()
        var bytes = 0
        let time = try clock.measure {
            for list in 0..<((members + size - 1) / size) {
                let count = min(size, members - list * size)
                var maker = StatusListMaker(number: UInt32(list + 1), subject: "https://phucloi.example/1", count: size)
                var generator = SystemRandomNumberGenerator()
                for _ in 0..<(count / revokedEvery) {
                    maker.revoke(UInt32.random(in: 0..<UInt32(size), using: &generator))
                }
                bytes += try Seal.statusList(try maker.list(issued: now), by: key).count
            }
        }
        return (bytes, Double(time.components.seconds) * 1e3 + Double(time.components.attoseconds) / 1e15)
    }
}

/// A verifier, and one card of each kind that it takes.
private struct Shop {
    let now: Int64
    let printed: String
    let telephone: String
    let device: String
    private let verifier: CardVerifier
    private let issuer: CardIssuer
    private let card: Card
    private let earlier: ChainCode?
    private let challenge = [UInt8]("phucloi-bench-01".utf8)
    private let bareKey = P256.Signing.PrivateKey()
    private let bareMessage = Data(repeating: 7, count: 90)
    private let bareSignature: P256.Signing.ECDSASignature

    init(now: Int64) throws {
        self.now = now
        let key = SigningKey()
        issuer = CardIssuer(key: key)
        let trust = TrustList(
            version: 1, issued: now, expires: now + 86_400,
            keys: [key.trusted(.card, notBefore: now - 86_400, notAfter: now + 86_400 * 500)], oldestProgram: 1)
        var verifier = CardVerifier(trust: trust)
        try verifier.take(
            StatusListMaker(number: 1, subject: "https://phucloi.example/1", count: 1 << 20).list(issued: now))
        self.verifier = verifier
        func made(_ proof: Card.Proof, _ id: [UInt8], _ assurance: UInt8) -> Card {
            Card(
                expires: now + 86_400, notBefore: nil, id: id, status: StatusPlace(list: 1, index: 77),
                flags: CardFlags(province: 0, assurance: assurance, isFamily: false), proof: proof)
        }
        card = made(.none, Card.newID(), 1)
        printed = try issuer.text(card)
        let id = Card.newID()
        let chain = TelephoneChain(
            seed: TelephoneChain.newSeed(), card: id, startMinute: UInt32(HashChain.minute(of: now)) - 10_000,
            steps: 20_160)
        earlier = chain.code(step: 9_940)
        let signed = try issuer.sign(made(.chain(chain.anchor), id, 2))
        telephone = String(
            decoding: Presentation.text(card: signed, proof: chain.code(at: now).map { .code($0) } ?? .none),
            as: UTF8.self)
        let holder = TelephoneDevice()
        let held = made(.device(holder.publicKey), Card.newID(), 3)
        device = String(
            decoding: Presentation.text(
                card: try issuer.sign(held), proof: .signature(try holder.answer(challenge, card: held.id))),
            as: UTF8.self)
        bareSignature = try bareKey.signature(for: bareMessage)
    }

    func bare() throws {
        guard bareKey.publicKey.isValidSignature(bareSignature, for: bareMessage) else { throw Failure() }
    }

    func judge(_ text: String) throws { try judge(text, seen: earlier) }

    func judge(_ text: String, seen: ChainCode?) throws {
        let shown = try Presentation(text: Array(text.utf8))
        guard verdict(shown, as: text, seen: seen).result == .valid else { throw Failure() }
    }

    /// What the verifier says of something that is shown as one of the three cards.
    func verdict(_ shown: Presentation, as text: String, seen: ChainCode? = nil) -> CardVerdict {
        verifier.verify(
            shown,
            CardVerifier.Circumstances(
                unixSeconds: now, challenge: text == device ? challenge : nil,
                accepted: text == telephone ? seen : nil))
    }

    func sign() throws { _ = try issuer.text(card) }

    private struct Failure: Error {}
}
