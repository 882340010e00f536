internal import Kernel
internal import Storage
internal import Web

/// The members of a list: those of some units, or those whom a search finds among them.
struct MemberSearch {
    /// A list of everybody named Nguyễn Văn helps nobody: the search asks for more words instead.
    static let mostFound = 200

    /// A member as lists show it.
    struct Found: Sendable {
        let number: Int64
        let memberNo: String
        let fullName: String?
        let birthDate: Day?
        let unit: Int64?
    }

    let text: String
    let units: Set<Int64>?

    /// One page of a list.
    struct List: Sendable {
        let members: [Found]
        let hasMore: Bool
        let isSearch: Bool
        /// More match than the pages show.
        let isCut: Bool
    }

    /// One page of those whom the search finds, or of all when nothing was typed.
    func list(_ paging: Paging, in tx: Transaction) throws -> List {
        guard !MemberWords.typed(text).isEmpty else {
            let found = try page(offset: paging.offset, limit: paging.size + 1, in: tx)
            return List(
                members: Array(found.prefix(paging.size)), hasMore: found.count > paging.size, isSearch: false,
                isCut: false)
        }
        let all = try sorted(in: tx)
        let shown = all.prefix(MemberSearch.mostFound).dropFirst(paging.offset)
        return List(
            members: try MemberSearch.found(Array(shown.prefix(paging.size)), in: tx),
            hasMore: shown.count > paging.size, isSearch: true, isCut: all.count > MemberSearch.mostFound)
    }

    /// The members found, at most one more than `mostFound`, in the order of their given names.
    func found(in tx: Transaction) throws -> [Found] { try MemberSearch.found(try sorted(in: tx), in: tx) }

    /// The numbers of those found, in the order of their given names without marks.
    ///
    /// The index tells that order by itself; to look up each name would take longer than the search.
    func sorted(in tx: Transaction) throws -> [Int64] {
        let lines = try MemberSearchQueries(
            words: MemberWords.typed(text), units: units, limit: MemberSearch.mostFound + 1, tx: tx
        ).lines()
        // A former number or a name under it finds the person under the number that stays.
        let aliases = try MemberMergeQueries.kept(of: lines.map(\.number), in: tx)
        let named = lines.map { (aliases[$0.number] ?? $0.number, MemberWords.fromGivenName($0.words)) }
        let kept = Dictionary(named) { first, _ in first }
        return kept.sorted { left, right in
            left.value == right.value
                ? left.key < right.key : left.value.lexicographicallyPrecedes(right.value)
        }.map(\.key)
    }

    /// What lists show of some members.
    static func found(_ numbers: [Int64], in tx: Transaction) throws -> [Found] {
        let found = try described(try MemberListQueries.lines(numbers, in: tx), in: tx)
        let known = Dictionary(found.map { ($0.number, $0) }) { first, _ in first }
        return numbers.compactMap { known[$0] }
    }

    /// One page of all members of the units.
    func page(offset: Int, limit: Int, in tx: Transaction) throws -> [Found] {
        try MemberSearch.described(
            try MemberListQueries.page(of: units, offset: offset, limit: limit, in: tx), in: tx)
    }

    private static func described(_ lines: [MemberListQueries.Line], in tx: Transaction) throws -> [Found] {
        let people = try MemberQueries.people(of: lines.map(\.number), in: tx)
        return lines.map { line in
            let person = people[line.number]
            return Found(
                number: line.number, memberNo: line.memberNo, fullName: person?.fullName,
                birthDate: person?.birthDate, unit: line.unit)
        }
    }
}
