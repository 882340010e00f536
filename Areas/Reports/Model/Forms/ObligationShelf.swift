import Kernel
import Organisation

/// The owed reports of one form and period, laid out so that a look at all of them is a walk over plain numbers.
///
/// A report keeps its place from when it was first seen. Values of cells stand in columns, and only those of reports
/// that count; what is asked of the tree of units (who sees what, names for the search) is asked once per tree.
struct ObligationShelf: Sendable {
    /// The last change that is in here.
    private(set) var last: Int64 = 0
    /// Without their contents.
    private(set) var obligations: [Obligation] = []
    private(set) var standings: [ObligationStanding] = []
    /// Of reports that count and have any.
    private(set) var texts: [Int: [String: String]] = [:]
    /// By cell, one value per place.
    private(set) var columns: [String: [Int64?]] = [:]
    private var places: [Int64: Int] = [:]
    /// The places by day due and subject; nil when it must be made anew.
    private var order: [Int]?
    private var tree: UnitTree?
    private var folded: [[UInt8]]?
    private var reaches: [Reach: [Bool]] = [:]

    /// Who looks at which part of the tree.
    private struct Reach: Hashable {
        let scopes: [Scope]
        let within: String?
    }

    /// Parts of the tree remembered at once; the national ones need none.
    private static let mostReaches = 256

    mutating func put(_ obligation: Obligation, _ form: ReportForm) {
        last = max(last, obligation.changedIn)
        var kept = obligation
        kept.content = ReportContent()
        let standing = obligation.standing
        let place: Int
        if let known = places[obligation.number] {
            place = known
            let isMoved = standings[place].dueOn != standing.dueOn
            obligations[place] = kept
            standings[place] = standing
            if isMoved { move(place) }
        } else {
            place = obligations.count
            places[obligation.number] = place
            obligations.append(kept)
            standings.append(standing)
            // Not over the keys of the columns: that would copy all of them for each report.
            for cell in form.cells { columns[cell.name]?.append(nil) }
            (order, tree) = (nil, nil)
        }
        let filled = standing.counts ? FilledForm(form, obligation.content) : nil
        texts[place] = filled == nil || obligation.content.texts.isEmpty ? nil : obligation.content.texts
        for cell in form.cells where cell.kind != .text && cell.kind != .rate {
            let value = filled?.number(cell.name)
            if value != nil && columns[cell.name] == nil {
                columns[cell.name] = Array(repeating: nil, count: obligations.count)
            }
            columns[cell.name]?[place] = value
        }
    }

    /// The values of a report that counts.
    func numbers(at place: Int) -> [String: Int64] { columns.compactMapValues { $0[place] } }

    // MARK: Looking

    /// What a search finds: everything that may be seen is counted, and the wanted rows are told.
    struct Found: Sendable {
        var completeness = Completeness()
        var rows: [Obligation] = []
        /// Everything that matches, also beyond the rows.
        var matching = 0
        var hasMore = false
    }

    mutating func find(
        _ question: ObligationsQuestion, search: String, state: ReportState?, rows: Range<Int>?, _ desk: ReportDesk
    ) -> Found {
        let needle = Array(VietnameseText.folded(search).utf8)
        let texts = needle.isEmpty ? [] : searched(question.form, desk)
        var found = Found()
        visit(question, desk) { place, obligation, standing in
            found.completeness.count(standing, on: question.today)
            guard state == nil || standing.state(on: question.today) == state else { return }
            guard needle.isEmpty || ObligationShelf.contains(texts[place], needle) else { return }
            if rows?.contains(found.matching) ?? true { found.rows.append(obligation()) }
            found.matching += 1
        }
        found.hasMore = rows.map { found.matching > $0.upperBound } ?? false
        return found
    }

    /// Walks over the reports that may be seen, by day due and subject.
    mutating func visit(
        _ question: ObligationsQuestion, _ desk: ReportDesk,
        _ body: (Int, () -> Obligation, ObligationStanding) -> Void
    ) {
        renew(desk.tree)
        let reached = reached(question, desk)
        let order = sorted()
        for place in order where reached?[place] ?? true {
            body(place, { obligations[place] }, standings[place])
        }
    }

    private mutating func renew(_ tree: UnitTree) {
        guard self.tree !== tree else { return }
        self.tree = tree
        folded = nil
        reaches = [:]
    }

    private mutating func sorted() -> [Int] {
        if let order { return order }
        let made = obligations.indices.sorted(by: isBefore)
        order = made
        return made
    }

    private func isBefore(_ left: Int, _ right: Int) -> Bool {
        (standings[left].dueOn, obligations[left].subject) < (standings[right].dueOn, obligations[right].subject)
    }

    /// Puts a place where it belongs after its due day has changed.
    private mutating func move(_ place: Int) {
        guard var order, let old = order.firstIndex(of: place) else { return }
        self.order = nil
        order.remove(at: old)
        var (low, high) = (0, order.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(order[middle], place) { low = middle + 1 } else { high = middle }
        }
        order.insert(place, at: low)
        self.order = order
    }

    /// Which places may be seen; nil for all.
    private mutating func reached(_ question: ObligationsQuestion, _ desk: ReportDesk) -> [Bool]? {
        let form = question.form
        let scopes = desk.actor.scopes(for: ReportsFacade.read)
        // Everything is below the root.
        let asked = form.subject == .unit ? question.scope : nil
        let within = asked.flatMap { $0.number == desk.tree.root?.number ? nil : $0 }
        if scopes.contains(.everything), within == nil { return nil }
        let reach = Reach(scopes: scopes, within: within?.code)
        // Which partner is whose branch may change without the tree.
        if form.subject == .unit, let known = reaches[reach] { return known }
        let last = form.days(of: question.period).to.map { $0 - 1 } ?? question.today
        let made = obligations.map { obligation in
            guard scopes.contains(where: { desk.counts(obligation.subject, in: $0, form, on: last) }) else {
                return false
            }
            return within.map { desk.counts(obligation.subject, below: $0, on: last) } ?? true
        }
        if reaches.count >= ObligationShelf.mostReaches { reaches = [:] }
        reaches[reach] = made
        return made
    }

    /// Name and code of each place's subject, folded.
    private mutating func searched(_ form: ReportForm, _ desk: ReportDesk) -> [[UInt8]] {
        renew(desk.tree)
        if form.subject == .unit, let folded { return folded }
        let made = obligations.map { obligation in
            Array(VietnameseText.folded("\(desk.name(of: obligation.subject, form)) \(obligation.subject)").utf8)
        }
        folded = made
        return made
    }

    private static func contains(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
        guard let first = needle.first, text.count >= needle.count else { return false }
        return (0...(text.count - needle.count)).contains { start in
            text[start] == first && text[start..<(start + needle.count)].elementsEqual(needle)
        }
    }
}
