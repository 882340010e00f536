/// Facts in the order of their subjects, packed by columns: about 10 bytes each.
///
/// They stand in blocks of 256. In each block a column is told by its least value and as many bits as the greatest
/// difference needs, so that one block is read without the others.
package struct PackedFacts: Sendable {
    package let count: Int
    /// The blocks one after the other, each a head of seven words and its six columns.
    private let words: [UInt64]
    /// Where each block begins, and its first and last subject.
    private let blocks: [Block]

    private struct Block: Sendable {
        let start: Int
        let first: UInt32
        let last: UInt32
    }

    private static let width = 256
    private static let columns = 6
    private static let headWords = columns + 1

    package static let empty = PackedFacts([])

    /// The facts must come in the order of their subjects.
    package init(_ facts: [Fact]) {
        var words: [UInt64] = []
        var blocks: [Block] = []
        words.reserveCapacity(facts.count * 3 / 2)
        var start = 0
        while start < facts.count {
            let part = facts[start..<min(start + PackedFacts.width, facts.count)]
            blocks.append(
                Block(start: words.count, first: facts[part.startIndex].subject, last: facts[part.endIndex - 1].subject)
            )
            PackedFacts.append(part, to: &words)
            start = part.endIndex
        }
        self.init(count: facts.count, words: words, blocks: blocks)
    }

    private init(count: Int, words: [UInt64], blocks: [Block]) {
        self.count = count
        self.words = words
        self.blocks = blocks
    }

    package var byteCount: Int { words.count * 8 }

    // MARK: Packing

    private static func value(_ fact: Fact, _ column: Int) -> Int64 {
        switch column {
        case 0: Int64(fact.subject)
        case 1: Int64(fact.point)
        case 2: Int64(fact.product)
        case 3: Int64(fact.day)
        case 4: fact.list
        // What is paid is mostly near the list amount, so the difference takes fewer bits.
        default: fact.list - fact.paid
        }
    }

    private static func append(_ facts: ArraySlice<Fact>, to words: inout [UInt64]) {
        let head = words.count
        words.append(contentsOf: repeatElement(0, count: headWords))
        for column in 0..<columns {
            var (least, greatest) = (Int64.max, Int64.min)
            for fact in facts {
                let value = value(fact, column)
                least = min(least, value)
                greatest = max(greatest, value)
            }
            let bits = UInt64(64 - UInt64(bitPattern: greatest &- least).leadingZeroBitCount)
            words[head + column] = UInt64(bitPattern: least)
            words[head + columns] |= bits << UInt64(8 * column)
            pack(facts, column, least, bits, to: &words)
        }
    }

    private static func pack(
        _ facts: ArraySlice<Fact>, _ column: Int, _ least: Int64, _ bits: UInt64, to words: inout [UInt64]
    ) {
        guard bits > 0 else { return }
        var (word, used): (UInt64, UInt64) = (0, 0)
        for fact in facts {
            let value = UInt64(bitPattern: value(fact, column) &- least)
            word |= value << used
            used += bits
            if used >= 64 {
                words.append(word)
                used -= 64
                word = used == 0 ? 0 : value >> (bits - used)
            }
        }
        if used > 0 { words.append(word) }
    }

    // MARK: Reading

    /// Hands over the facts of a run of subjects in their order.
    package func forEach(_ subjects: Range<UInt32> = 0..<UInt32.max, _ body: (Fact) -> Void) {
        guard !subjects.isEmpty else { return }
        var block = firstBlock(reaching: subjects.lowerBound)
        var room = [Int64](repeating: 0, count: PackedFacts.width * PackedFacts.columns)
        while block < blocks.count, blocks[block].first < subjects.upperBound {
            let length = min(PackedFacts.width, count - block * PackedFacts.width)
            read(block, length, into: &room)
            room.withUnsafeBufferPointer { room in
                for index in 0..<length {
                    let subject = UInt32(truncatingIfNeeded: room[index])
                    guard subjects.contains(subject) else { continue }
                    body(PackedFacts.fact(room, index, subject))
                }
            }
            block += 1
        }
    }

    @inline(__always)
    private static func fact(_ room: UnsafeBufferPointer<Int64>, _ index: Int, _ subject: UInt32) -> Fact {
        let list = room[4 * width + index]
        return Fact(
            subject: subject, point: UInt32(truncatingIfNeeded: room[width + index]),
            product: UInt32(truncatingIfNeeded: room[2 * width + index]),
            day: Int32(truncatingIfNeeded: room[3 * width + index]), list: list,
            paid: list - room[5 * width + index])
    }

    package var all: [Fact] {
        var facts: [Fact] = []
        facts.reserveCapacity(count)
        forEach { facts.append($0) }
        return facts
    }

    /// The first block whose last subject is not before this one.
    private func firstBlock(reaching subject: UInt32) -> Int {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].last < subject { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func read(_ block: Int, _ length: Int, into room: inout [Int64]) {
        let start = blocks[block].start
        words.withUnsafeBufferPointer { words in
            room.withUnsafeMutableBufferPointer { room in
                var place = start + PackedFacts.headWords
                for column in 0..<PackedFacts.columns {
                    let least = Int64(bitPattern: words[start + column])
                    let bits = (words[start + PackedFacts.columns] >> UInt64(8 * column)) & 0xFF
                    let target = column * PackedFacts.width
                    PackedFacts.unpack(words, place, length, bits, least, room, target)
                    place += (length * Int(bits) + 63) / 64
                }
            }
        }
    }

    private static func unpack(
        _ words: UnsafeBufferPointer<UInt64>, _ place: Int, _ length: Int, _ bits: UInt64, _ least: Int64,
        _ room: UnsafeMutableBufferPointer<Int64>, _ target: Int
    ) {
        guard bits > 0 else {
            for index in 0..<length { room[target + index] = least }
            return
        }
        let mask: UInt64 = bits == 64 ? .max : (1 << bits) - 1
        var (word, used) = (place, UInt64(0))
        for index in 0..<length {
            var value = words[word] >> used
            if used + bits > 64 { value |= words[word + 1] << (64 - used) }
            room[target + index] = least &+ Int64(bitPattern: value & mask)
            used += bits
            if used >= 64 {
                used -= 64
                word += 1
            }
        }
    }

    // MARK: Bytes

    private static let magic: UInt64 = 0x3146_4C50

    /// The facts as bytes: a mark, the count, the words, all of them little-endian.
    package var bytes: [UInt8] {
        let all = [PackedFacts.magic, UInt64(count)] + words
        return all.map(\.littleEndian).withUnsafeBytes(Array.init)
    }

    /// Nil for bytes that are no packed facts; that they are the right ones a checksum beside them must tell.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= 16, bytes.count % 8 == 0 else { return nil }
        let all = bytes.withUnsafeBytes { raw in
            (0..<(bytes.count / 8)).map {
                UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
            }
        }
        guard all[0] == PackedFacts.magic, all[1] < UInt64(UInt32.max) else { return nil }
        let (count, words) = (Int(all[1]), Array(all[2...]))
        var found: [Block] = []
        var (start, left) = (0, count)
        while left > 0 {
            guard start + PackedFacts.headWords <= words.count else { return nil }
            let length = min(PackedFacts.width, left)
            var size = PackedFacts.headWords
            for column in 0..<PackedFacts.columns {
                let bits = (words[start + PackedFacts.columns] >> UInt64(8 * column)) & 0xFF
                guard bits <= 64 else { return nil }
                size += (length * Int(bits) + 63) / 64
            }
            guard start + size <= words.count else { return nil }
            found.append(Block(start: start, first: 0, last: 0))
            (start, left) = (start + size, left - length)
        }
        guard start == words.count else { return nil }
        let unread = PackedFacts(count: count, words: words, blocks: found)
        var room = [Int64](repeating: 0, count: PackedFacts.width * PackedFacts.columns)
        let blocks = found.indices.map { index in
            let length = min(PackedFacts.width, count - index * PackedFacts.width)
            unread.read(index, length, into: &room)
            return Block(
                start: found[index].start, first: UInt32(truncatingIfNeeded: room[0]),
                last: UInt32(truncatingIfNeeded: room[length - 1]))
        }
        self.init(count: count, words: words, blocks: blocks)
    }
}
