internal import Crypto
internal import Kernel
internal import Partners
internal import Sales
internal import Storage

/// Takes a partner's file of sales: one JSON object a line, signed as a whole, answered line by line.
///
/// Nothing is taken of a file whose signature does not hold. Each line is a sale under its own id, so a file that was
/// sent twice, or whose answer was lost in the middle, is sent again.
struct TakeSignedFile: Sendable {
    static let mostLines = 50_000
    /// How many lines go to the ledger together.
    private static let portion = 1_000

    let store: Store
    let partners: PartnersFacade
    let sales: SalesFacade

    private struct Readable {
        let number: Int
        let reading: SaleReading?
    }

    /// `scopes` are the sender's; nil for the command line, which may send what the key's partner may.
    ///
    /// Throws the refusals of `FileSignature`, `file_key_unknown`, `file_key_stopped`, `file_empty` and
    /// `file_too_long`.
    func run(_ file: [UInt8], signature text: String?, as actor: Actor, in scopes: [Scope]?) async throws -> SignedFile
    {
        let signature = try FileSignature(text)
        let (key, partner) = try await store.read { [partners] tx in
            try TakeSignedFile.key(signature.keyCode, scopes, partners.register.value(in: tx), in: tx)
        }
        try signature.check(file, by: key)
        let lines = try TakeSignedFile.lines(of: file)
        var results: [SignedFile.Line] = []
        var seen: Set<String> = []
        var rest = lines[...]
        while !rest.isEmpty {
            let portion = rest.prefix(TakeSignedFile.portion)
            rest = rest.dropFirst(portion.count)
            results += try await take(portion, as: actor, in: scopes ?? [.partner(code: partner)], seen: &seen)
        }
        let taken = SignedFile(digest: Array(SHA256.hash(data: file)), keyCode: key.code, lines: results)
        try await store.write { tx in try FileKeyQueries.save(taken, key: key, by: actor.signature, in: tx) }
        return taken
    }

    /// The key of a signature, when it is of the sender's own partner, and that partner's code.
    private static func key(
        _ code: String, _ scopes: [Scope]?, _ register: PartnerRegister, in tx: Transaction
    ) throws -> (FileKey, partner: String) {
        guard let number = FileKey.number(code: code), let key = try FileKeyQueries.key(number, in: tx),
            let partner = register.partner(key.partner),
            scopes.map({ holds($0, key, register) }) ?? true
        else { throw Refusal("file_key_unknown", ["key": code]) }
        guard key.stoppedAt == nil else { throw Refusal("file_key_stopped", ["key": code]) }
        return (key, partner.code)
    }

    /// True when everything that the sender may send is of the key's partner or its branches.
    private static func holds(_ scopes: [Scope], _ key: FileKey, _ register: PartnerRegister) -> Bool {
        let own = register.branches(of: key.partner)
        return !scopes.isEmpty
            && scopes.allSatisfy { scope in
                switch scope {
                case .partner(let code): register.partner(code: code).map { own.contains($0.number) } ?? false
                case .point(let code): register.point(code: code).map { own.contains($0.partnerNumber) } ?? false
                case .everything, .unit, .member: false
                }
            }
    }

    private static func lines(of file: [UInt8]) throws -> [Readable] {
        var lines: [Readable] = []
        for (index, line) in file.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        where line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) {
            guard lines.count < mostLines else { throw Refusal("file_too_long", ["most": "50.000"]) }
            lines.append(Readable(number: index + 1, reading: SaleReading(Array(line))))
        }
        guard !lines.isEmpty else { throw Refusal("file_empty") }
        return lines
    }

    private func take(
        _ lines: ArraySlice<Readable>, as actor: Actor, in scopes: [Scope], seen: inout Set<String>
    ) async throws -> [SignedFile.Line] {
        let entries = lines.compactMap { $0.reading?.entry }
        let answers = entries.isEmpty ? [] : try await sales.clerk.take(entries, by: actor, in: scopes)
        var next = answers.makeIterator()
        var results: [SignedFile.Line] = []
        for line in lines {
            guard let reading = line.reading, let answer = next.next() else {
                results.append(SignedFile.Line(unreadable: line.number))
                continue
            }
            let stands = answer.status == .created || answer.status == .exists
            let isFirst = stands && (answer.id.map { seen.insert($0).inserted } ?? true)
            results.append(
                SignedFile.Line(line.number, answer, messageKey: reading.messageKey, isFirstOfFile: isFirst))
        }
        return results
    }
}
