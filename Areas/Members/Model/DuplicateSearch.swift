internal import Storage

/// Looks through the register, piece by piece, for members who may be one person.
struct DuplicateSearch {
    struct Pair: Sendable {
        let first: MemberSearch.Found
        let second: MemberSearch.Found
        let reason: DuplicateReason
    }

    struct Found: Sendable {
        let pairs: [Pair]
        /// Where to go on; nil at the end of the register.
        let next: Int64?
    }

    let reach: MemberReach
    /// The units within reach; nil for all.
    let units: Set<Int64>?

    /// Who reaches so few members looks through them alone.
    private static let fewMembers = 5_000
    private static let pieceMembers: Int64 = 5_000
    /// Members looked through for one page, so that an answer comes soon also where there are no duplicates.
    private static let mostMembers: Int64 = 25_000
    private static let pageSize = 50

    /// A page of pairs of which both members are within reach; whole pieces, so sometimes more than a page.
    func page(after start: Int64, in tx: Transaction) throws -> Found {
        if let units, let own = try MemberMergeQueries.members(of: units, upTo: DuplicateSearch.fewMembers, in: tx) {
            let pairs = own.isEmpty ? [] : try MemberMergeQueries.pairs(.members(own), in: tx)
            return Found(pairs: try described(pairs, in: tx), next: nil)
        }
        let last = try MemberQueries.lastNumber(in: tx)
        var after = max(0, start)
        let end = min(last, after + DuplicateSearch.mostMembers)
        var pairs: [MemberMergeQueries.Pair] = []
        while after < end, pairs.count < DuplicateSearch.pageSize {
            let upTo = min(end, after + DuplicateSearch.pieceMembers)
            pairs += try MemberMergeQueries.pairs(.range(after: after, upTo: upTo), in: tx)
            after = upTo
        }
        return Found(pairs: try described(pairs, in: tx), next: after < last ? after : nil)
    }

    private func described(_ pairs: [MemberMergeQueries.Pair], in tx: Transaction) throws -> [Pair] {
        let found = try MemberSearch.found(Set(pairs.flatMap { [$0.first, $0.second] }).sorted(), in: tx)
        let members = Dictionary(uniqueKeysWithValues: found.map { ($0.number, $0) })
        var seen: Set<[Int64]> = []
        return pairs.compactMap { pair in
            guard let first = members[pair.first], let second = members[pair.second], reach.reaches(first.unit),
                reach.reaches(second.unit), seen.insert([pair.first, pair.second]).inserted
            else { return nil }
            return Pair(first: first, second: second, reason: pair.reason)
        }
    }
}
