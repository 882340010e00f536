/// What the exported functions work on: one for each page, used by one thread.
struct Desk {
    private static let malformed: Int32 = -1
    private static let older: Int32 = -100
    private static let notInForce: Int32 = -101
    private static let missing: Int32 = -102

    private var room = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    private var capacity = 1
    private(set) var written = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
    private var writtenCapacity = 1

    private var sealed: SignedMessage?
    private var statusList: StatusList?
    private var trust: TrustList?
    private var statuses: [KeptStatuses] = []
    private var shown: Presentation?
    private var chain: KeptChain?

    // MARK: Bytes

    mutating func makeRoom(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        if count > capacity {
            room.deallocate()
            capacity = count
            room = UnsafeMutablePointer<UInt8>.allocate(capacity: count)
        }
        return room
    }

    private func bytes(_ count: Int) -> [UInt8] {
        [UInt8](UnsafeBufferPointer(start: room, count: max(0, min(count, capacity))))
    }

    private mutating func write(_ bytes: [UInt8]) -> Int32 {
        if bytes.count > writtenCapacity {
            written.deallocate()
            writtenCapacity = bytes.count
            written = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
        }
        for (place, byte) in bytes.enumerated() { written[place] = byte }
        return Int32(bytes.count)
    }

    private static func code(_ fault: FormatFault) -> Int32 { -2 - Int32(fault.rawValue) }

    // MARK: Lists

    mutating func readSealed(_ count: Int, _ use: TrustedKey.Use) -> Int32 {
        sealed = nil
        do throws(FormatFault) {
            let message = try SignedMessage(bytes(count))
            guard message.algorithm == SignatureAlgorithm.es256, let id = message.keyID, id.count == 4,
                message.signature.count == 64
            else { throw .unexpectedValue }
            if let type = use.messageType {
                guard message.type?.isEqual(to: type) == true else { throw .unexpectedValue }
            }
            sealed = message
            return write(id + message.signature + message.signedBytes(externalData: use.externalData))
        } catch {
            return Desk.code(error)
        }
    }

    mutating func takeTrustList() -> Int32 {
        guard let sealed else { return Desk.missing }
        do throws(FormatFault) {
            let list = try TrustList(content: sealed.payload)
            guard list.mayFollow(trust?.version) else { return Desk.older }
            trust = list
            return Int32(truncatingIfNeeded: min(list.version, UInt64(Int32.max)))
        } catch {
            return Desk.code(error)
        }
    }

    mutating func packedStatuses() -> Int32 {
        guard let sealed else { return Desk.missing }
        do throws(FormatFault) {
            let list = try StatusList(claims: sealed.payload)
            statusList = list
            return write(list.packed.compressed)
        } catch {
            return Desk.code(error)
        }
    }

    mutating func takeStatuses(_ count: Int) -> Int32 {
        guard let list = statusList, let number = list.number else { return Desk.missing }
        let place = statuses.firstIndex { $0.number == number }
        if let place, statuses[place].list.issued > list.issued { return Desk.older }
        let kept = KeptStatuses(
            number: number, list: list, statuses: Statuses(bits: list.packed.bits, bytes: bytes(count)))
        if let place { statuses[place] = kept } else { statuses.append(kept) }
        return Int32(truncatingIfNeeded: number)
    }

    mutating func receiptContent() -> Int32 {
        guard let sealed else { return Desk.missing }
        return write(sealed.payload)
    }

    mutating func signer(_ use: Int32, _ unixSeconds: Int64) -> Int32 {
        let id = use == 0 ? shown?.keyID : sealed?.keyID
        guard let trust, let id, let use = TrustedKey.Use(rawValue: UInt8(truncatingIfNeeded: use)) else {
            return Desk.missing
        }
        switch trust.key(id, use, at: unixSeconds) {
        case .found(let key): return write(key.point)
        // A card of a key that is over, or not yet, is judged; only then is it said what is wrong.
        case .retired(let key), .notYetValid(let key): return use == .card ? write(key.point) : Desk.notInForce
        case .unknown: return Desk.notInForce
        }
    }

    // MARK: Cards

    mutating func readCard(_ count: Int) -> Int32 {
        shown = nil
        do throws(FormatFault) {
            let presentation = try Presentation(text: bytes(count))
            shown = presentation
            return write(presentation.keyID + presentation.signature + presentation.signedBytes)
        } catch {
            return Desk.code(error)
        }
    }

    mutating func readDevice(_ count: Int) -> Int32 {
        guard let shown, case .device(let key) = shown.card.proof, case .signature(let signature) = shown.proof else {
            return Desk.missing
        }
        let signed = DeviceKey.signedBytes(card: shown.card.id, challenge: bytes(count))
        return write(key.compressed + signature + signed)
    }

    mutating func signedByDevice(_ count: Int) -> Int32 {
        guard let shown, case .device = shown.card.proof else { return Desk.missing }
        return write(DeviceKey.signedBytes(card: shown.card.id, challenge: bytes(count)))
    }

    mutating func judge(
        at unixSeconds: Int64, cardHolds: Bool, deviceHolds: Bool?, least: UInt8, acceptedStep: Int32
    ) -> Int32 {
        guard let shown else { return Desk.missing }
        let accepted =
            acceptedStep < 0
            ? nil : ChainCode(step: UInt16(truncatingIfNeeded: acceptedStep), value: bytes(HashChain.width))
        let judge = CardJudge(
            unixSeconds: unixSeconds, key: trust?.key(shown.keyID, .card, at: unixSeconds),
            trustIsStale: trust?.isStale(at: unixSeconds) ?? true, cardSignatureHolds: cardHolds,
            deviceSignatureHolds: deviceHolds, standing: standing(shown.card.status, at: unixSeconds),
            accepted: accepted, demand: CardJudge.Demand(assurance: least))
        let verdict = judge.judge(shown)
        var code = ChainCode(step: 0, value: [UInt8](repeating: 0, count: HashChain.width))
        if case .code(let told) = shown.proof { code = told }
        var answer: [UInt8] = [verdict.result.rawValue, verdict.reason.rawValue, verdict.assurance]
        Desk.append(UInt64(code.step), 4, to: &answer)
        Desk.append(UInt64(bitPattern: shown.card.expires), 8, to: &answer)
        Desk.append(UInt64(shown.card.status.list), 4, to: &answer)
        Desk.append(UInt64(shown.card.status.index), 4, to: &answer)
        return write(answer + shown.card.id + code.value)
    }

    private static func append(_ value: UInt64, _ count: UInt64, to bytes: inout [UInt8]) {
        var place = count
        while place > 0 {
            place -= 1
            bytes.append(UInt8(truncatingIfNeeded: value >> (8 * place)))
        }
    }

    private func standing(_ place: StatusPlace, at unixSeconds: Int64) -> CardJudge.Standing {
        guard let kept = statuses.first(where: { $0.number == place.list }), let status = kept.statuses[place.index]
        else { return .notListed }
        if status != 0 { return .revoked }
        return kept.list.isStale(at: unixSeconds) ? .listStale : .inOrder
    }

    // MARK: Telephones

    mutating func makeChain(steps: UInt32) -> Int32 {
        let given = bytes(24)
        guard given.count == 24 else { return Desk.missing }
        let made = KeptChain(seed: [UInt8](given[..<16]), card: [UInt8](given[16...]), steps: steps)
        chain = made
        return write(made.anchor)
    }

    mutating func chainValue(_ step: Int32) -> Int32 {
        guard step > 0, let value = chain?.value(UInt32(step)) else { return Desk.older }
        return write(value)
    }

    mutating func show(_ count: Int, _ step: Int32) -> Int32 {
        guard step > 0, step <= Int32(UInt16.max), let value = chain?.value(UInt32(step)),
            let card = Desk.card(bytes(count)[...])
        else { return Desk.missing }
        let code = ChainCode(step: UInt16(truncatingIfNeeded: step), value: value)
        return write(Presentation.text(card: card, proof: .code(code)))
    }

    mutating func showSigned(_ count: Int) -> Int32 {
        let given = bytes(count)
        guard given.count > 64, let card = Desk.card(given[64...]) else { return Desk.missing }
        return write(Presentation.text(card: card, proof: .signature([UInt8](given[..<64]))))
    }

    /// The bytes of a card from its text.
    private static func card(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.starts(with: Presentation.prefix) else { return nil }
        return try? Base45.decode(text.dropFirst(Presentation.prefix.count))
    }
}

/// A status list that is believed.
private struct KeptStatuses {
    let number: UInt32
    let list: StatusList
    let statuses: Statuses
}

/// The chain of a telephone with every sixtieth value, so that a step is at most sixty hashes away.
private struct KeptChain {
    private static let apart: UInt32 = 60
    private let card: [UInt8]
    private let steps: UInt32
    /// The value of the last step.
    private let last: [UInt8]
    /// The values of the steps 0, 60, 120 and so on.
    private let kept: [[UInt8]]

    init(seed: [UInt8], card: [UInt8], steps: UInt32) {
        self.card = card
        self.steps = steps
        last = seed
        var (value, step, kept) = (seed, steps, [[UInt8]]())
        while step > 0 {
            let next = (step - 1) / KeptChain.apart * KeptChain.apart
            value = HashChain.walk(value, from: step, to: next, card: card)
            step = next
            kept.append(value)
        }
        kept.reverse()
        self.kept = kept
    }

    var anchor: [UInt8] { kept.first ?? last }

    func value(_ step: UInt32) -> [UInt8]? {
        guard step <= steps else { return nil }
        let place = Int((step + KeptChain.apart - 1) / KeptChain.apart)
        guard place < kept.count else { return HashChain.walk(last, from: steps, to: step, card: card) }
        return HashChain.walk(kept[place], from: UInt32(place) * KeptChain.apart, to: step, card: card)
    }
}
