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
        var room = [Int64](repeating: 0, count: PackedFacts.width)
        var start = 0
        while start < facts.count {
            let part = facts[start..<min(start + PackedFacts.width, facts.count)]
            blocks.append(
                Block(start: words.count, first: facts[part.startIndex].subject, last: facts[part.endIndex - 1].subject)
            )
            PackedFacts.append(part, &room, to: &words)
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

    @inline(__always)
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

    private static func append(_ facts: ArraySlice<Fact>, _ room: inout [Int64], to words: inout [UInt64]) {
        let head = words.count
        words.append(contentsOf: repeatElement(0, count: headWords))
        for column in 0..<columns {
            var (least, greatest, place) = (Int64.max, Int64.min, 0)
            for fact in facts {
                let value = value(fact, column)
                room[place] = value
                least = min(least, value)
                greatest = max(greatest, value)
                place += 1
            }
            let bits = UInt64(64 - UInt64(bitPattern: greatest &- least).leadingZeroBitCount)
            words[head + column] = UInt64(bitPattern: least)
            words[head + columns] |= bits << UInt64(8 * column)
            pack(room[..<place], least, bits, to: &words)
        }
    }

    private static func pack(_ values: ArraySlice<Int64>, _ least: Int64, _ bits: UInt64, to words: inout [UInt64]) {
        guard bits > 0 else { return }
        var (word, used): (UInt64, UInt64) = (0, 0)
        for value in values {
            let value = UInt64(bitPattern: value &- least)
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
        guard block < blocks.count, blocks[block].first < subjects.upperBound else { return }
        var room = [Int64](repeating: 0, count: PackedFacts.width * PackedFacts.columns)
        while block < blocks.count, blocks[block].first < subjects.upperBound {
            // Of the blocks at the edges of a run only the rows that are meant are unpacked.
            let rows = rows(of: subjects, in: block)
            read(block, rows, into: &room)
            room.withUnsafeBufferPointer { room in
                for index in rows {
                    body(PackedFacts.fact(room, index, UInt32(truncatingIfNeeded: room[index])))
                }
            }
            block += 1
        }
    }

    private func length(of block: Int) -> Int { min(PackedFacts.width, count - block * PackedFacts.width) }

    /// The rows of a block whose subjects lie in a run.
    private func rows(of subjects: Range<UInt32>, in block: Int) -> Range<Int> {
        let (length, about) = (length(of: block), blocks[block])
        let from = about.first >= subjects.lowerBound ? 0 : row(from: subjects.lowerBound, in: block, length)
        let to = about.last < subjects.upperBound ? length : row(from: subjects.upperBound, in: block, length)
        return from..<max(from, to)
    }

    /// The first row of a block whose subject is not before this one.
    private func row(from subject: UInt32, in block: Int, _ length: Int) -> Int {
        let start = blocks[block].start
        return words.withUnsafeBufferPointer { words in
            var (low, high) = (0, length)
            while low < high {
                let middle = (low + high) / 2
                if PackedFacts.subject(words, start, middle) < subject { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// One subject of the block that starts at a word; subjects are its first column.
    private static func subject(_ words: UnsafeBufferPointer<UInt64>, _ start: Int, _ row: Int) -> UInt32 {
        let bits = words[start + columns] & 0xFF
        guard bits > 0 else { return UInt32(truncatingIfNeeded: words[start]) }
        let place = UInt64(row) * bits
        let (word, used) = (start + headWords + Int(place / 64), place % 64)
        var value = words[word] >> used
        if used + bits > 64 { value |= words[word + 1] << (64 - used) }
        let mask: UInt64 = bits == 64 ? .max : (1 << bits) - 1
        return UInt32(truncatingIfNeeded: words[start] &+ (value & mask))
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

    private func read(_ block: Int, _ rows: Range<Int>, into room: inout [Int64]) {
        let (start, length) = (blocks[block].start, length(of: block))
        words.withUnsafeBufferPointer { words in
            room.withUnsafeMutableBufferPointer { room in
                var place = start + PackedFacts.headWords
                for column in 0..<PackedFacts.columns {
                    let least = Int64(bitPattern: words[start + column])
                    let bits = (words[start + PackedFacts.columns] >> UInt64(8 * column)) & 0xFF
                    let target = column * PackedFacts.width
                    PackedFacts.unpack(words, place, rows, bits, least, room, target)
                    place += (length * Int(bits) + 63) / 64
                }
            }
        }
    }

    private static func unpack(
        _ words: UnsafeBufferPointer<UInt64>, _ place: Int, _ rows: Range<Int>, _ bits: UInt64, _ least: Int64,
        _ room: UnsafeMutableBufferPointer<Int64>, _ target: Int
    ) {
        guard bits > 0 else {
            for index in rows { room[target + index] = least }
            return
        }
        let mask: UInt64 = bits == 64 ? .max : (1 << bits) - 1
        let first = UInt64(rows.lowerBound) * bits
        var (word, used) = (place + Int(first / 64), first % 64)
        for index in rows {
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
        let all = ([PackedFacts.magic, UInt64(count)] + words).map { $0.littleEndian }
        return all.withUnsafeBytes(Array.init)
    }

    /// Nil for bytes that are no packed facts; that they are the right ones a checksum beside them must tell.
    package init?(bytes: [UInt8]) {
        guard bytes.count >= 16, bytes.count % 8 == 0 else { return nil }
        let all = [UInt64](unsafeUninitializedCapacity: bytes.count / 8) { room, filled in
            UnsafeMutableRawBufferPointer(room).copyBytes(from: bytes)
            filled = bytes.count / 8
            for place in 0..<filled { room[place] = UInt64(littleEndian: room[place]) }
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
            words.withUnsafeBufferPointer { words in
                found.append(
                    Block(
                        start: start, first: PackedFacts.subject(words, start, 0),
                        last: PackedFacts.subject(words, start, length - 1)))
            }
            (start, left) = (start + size, left - length)
        }
        guard start == words.count else { return nil }
        self.init(count: count, words: words, blocks: found)
    }
}
