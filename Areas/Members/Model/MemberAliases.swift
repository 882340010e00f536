/// Members that were merged into others: two numbers of one person.
package struct MemberAliases: Sendable, Equatable {
    /// The number that stays, by the number that went into it; it may have gone into another one later.
    private let kept: [Int64: Int64]
    private let aliases: [Int64: [Int64]]

    package init(_ merges: [(alias: Int64, kept: Int64)] = []) {
        let kept = Dictionary(merges.map { ($0.alias, $0.kept) }) { first, _ in first }
        self.kept = kept
        var aliases: [Int64: [Int64]] = [:]
        for alias in kept.keys.sorted() { aliases[MemberAliases.end(of: alias, kept), default: []].append(alias) }
        self.aliases = aliases
    }

    package var isEmpty: Bool { kept.isEmpty }

    /// The number by which the person counts; the member's own where nothing was merged.
    package func person(of member: Int64) -> Int64 {
        kept.isEmpty ? member : MemberAliases.end(of: member, kept)
    }

    /// The numbers that went into a member, in their order.
    package func aliases(of member: Int64) -> [Int64] { aliases[member] ?? [] }

    /// A circle cannot be made, because what was merged cannot take in another; the bound is for a damaged table.
    private static func end(of member: Int64, _ kept: [Int64: Int64]) -> Int64 {
        var number = member
        var steps = 0
        while let next = kept[number], steps < 1_000 {
            number = next
            steps += 1
        }
        return number
    }
}
