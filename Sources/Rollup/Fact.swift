/// One counted thing: who, where, what, when, and two amounts.
///
/// What the numbers stand for is the caller's: a subject is a member's number in the stored facts and a seat in an
/// index. Numbers are dense and begin with 1.
package struct Fact: Sendable, Hashable {
    package var subject: UInt32
    package var point: UInt32
    package var product: UInt32
    /// Days since 1970-01-01.
    package var day: Int32
    package var list: Int64
    package var paid: Int64

    package init(subject: UInt32, point: UInt32, product: UInt32, day: Int32, list: Int64, paid: Int64) {
        self.subject = subject
        self.point = point
        self.product = product
        self.day = day
        self.list = list
        self.paid = paid
    }
}

extension Fact: Comparable {
    /// By subject, then in an order that depends on nothing but the values.
    package static func < (left: Fact, right: Fact) -> Bool {
        if left.subject != right.subject { return left.subject < right.subject }
        if left.day != right.day { return left.day < right.day }
        if left.product != right.product { return left.product < right.product }
        if left.point != right.point { return left.point < right.point }
        if left.list != right.list { return left.list < right.list }
        return left.paid < right.paid
    }

    /// A hash of the values that is the same in every process.
    ///
    /// Sums of it tell whether two heaps of facts are equal, whatever their order.
    package var fingerprint: UInt64 {
        var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
        for value in [
            UInt64(subject), UInt64(point), UInt64(product), UInt64(bitPattern: Int64(day)),
            UInt64(bitPattern: list), UInt64(bitPattern: paid),
        ] {
            hash = (hash ^ value) &* 0xBF58_476D_1CE4_E5B9
            hash ^= hash >> 29
        }
        return hash
    }
}

extension [Fact] {
    /// In their order: those of a range of subjects.
    func run(of subjects: Range<UInt32>) -> Range<Int> {
        func first(_ subject: UInt32) -> Int {
            var (low, high) = (0, count)
            while low < high {
                let middle = (low + high) / 2
                if self[middle].subject < subject { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let from = first(subjects.lowerBound)
        return from..<Swift.max(from, first(subjects.upperBound))
    }

    /// Puts further facts among these, which stand in their order, so that they still do.
    package mutating func merge(_ others: [Fact]) {
        guard !others.isEmpty else { return }
        let others = others.sorted()
        var merged: [Fact] = []
        merged.reserveCapacity(count + others.count)
        var place = 0
        for fact in self {
            while place < others.count, others[place] < fact {
                merged.append(others[place])
                place += 1
            }
            merged.append(fact)
        }
        merged += others[place...]
        self = merged
    }
}

/// Sums that may be added up and taken from each other; persons are none of them.
package struct FactSums: Sendable, Hashable {
    package var turns: Int64 = 0
    package var list: Int64 = 0
    package var paid: Int64 = 0

    package init() {}

    @inline(__always)
    package mutating func add(_ fact: Fact) {
        turns += 1
        list += fact.list
        paid += fact.paid
    }

    package static func += (left: inout FactSums, right: FactSums) {
        left.turns += right.turns
        left.list += right.list
        left.paid += right.paid
    }

    package static func -= (left: inout FactSums, right: FactSums) {
        left.turns -= right.turns
        left.list -= right.list
        left.paid -= right.paid
    }
}
