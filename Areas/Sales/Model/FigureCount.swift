internal import Kernel
internal import Organisation
internal import Partners
internal import Reports
internal import Rollup
internal import Storage

/// Counts one figure from the facts (welfare-rules section 4): from bitmaps and sums where those tell it, else from the
/// packed facts of the days that are meant.
struct FigureCount {
    /// By what a line stands.
    enum Key: Hashable {
        case number(Int64)
        case division(DivisionKey)
        /// In no unit or division.
        case nowhere
    }

    let question: FigureQuestion
    let ground: SalesGround
    private let counted: CountedSales
    private let state: FactState
    private let product: Product?

    /// Throws a `Refusal` as `CountedSales` does, or with `unknown_product`.
    init(_ question: FigureQuestion, _ ground: SalesGround, _ state: FactState) throws {
        self.question = question
        self.ground = ground
        self.state = state
        counted = try CountedSales(question.asked, ground, days: question.days)
        product = try question.product.map { code in
            guard let product = ground.register.product(code: code) else {
                throw Refusal("unknown_product", ["product": code])
            }
            return product
        }
        if let product { counted.narrow(to: product) }
    }

    func answer() throws -> FigureAnswer {
        var cells: [Key: FigureCell] = [:]
        var total = FigureCell()
        var oneByOne = state.strays
        if looksBack {
            // Members' own rows of another day decide, which no seat tells.
            oneByOne = []
            state.forEachCounted(days) { oneByOne.append($0) }
        } else {
            let slices = FigureSlices(question, ground, counted, state).slices
            if needsScan || isSmall(slices) { scan(slices, &total, &cells) } else { look(slices, &total, &cells) }
        }
        for sale in oneByOne {
            guard let standing = counted.standing(of: sale) else { continue }
            total.add(standing)
            if question.group != nil { cells[key(of: standing), default: FigureCell()].add(standing) }
        }
        let base = state.base
        let lines = cells.compactMap { key, cell -> FigureAnswer.Line? in
            let value = cell.value(question.measure, base)
            // Where persons alone were looked up there are no turns, but somebody.
            return value > 0 || cell.sums.turns > 0 ? FigureAnswer.Line(key, value: value, self) : nil
        }
        return FigureAnswer(
            question: question, value: total.value(question.measure, base),
            lines: question.group == nil ? nil : lines.sorted(), sequence: state.head)
    }

    /// True when a view's day lies before some of the sales.
    private var looksBack: Bool {
        guard let view = question.asked.viewDay else { return false }
        let last = question.days.to ?? Day(number: .max)
        return view + 1 < last
    }

    /// True when bitmaps and sums do not tell what is asked, because they know no points and no single days.
    private var needsScan: Bool {
        if counted.partners != nil || (question.asked.by == .place && !counted.isNation) { return true }
        switch question.group {
        case .place, .partner, .day: return true
        case .unit, .product, .month, nil: return false
        }
    }

    /// True when so few seats are meant that a walk over their facts is quicker than any set.
    private func isSmall(_ slices: [FigureSlices.Slice]) -> Bool {
        var seats = 0
        for range in slices.flatMap(\.stretch.ranges) { seats += range.count }
        return seats < FigureCount.fewSeats
    }

    private static let fewSeats = 4_000

    private var days: Range<Int32> {
        let from = question.days.from?.number ?? .min
        return from..<max(from, question.days.to?.number ?? .max)
    }

    private var wanted: FactView.Wanted { question.measure == .members ? .persons : .sums }

    // MARK: From bitmaps and sums

    private func look(_ slices: [FigureSlices.Slice], _ total: inout FigureCell, _ cells: inout [Key: FigureCell]) {
        let (view, memo) = (state.view.narrowed(to: days), FactView.Memo())
        let products = product.map { [UInt32($0.number)] }
        let whole = question.group == .unit ? FigureSlices.joined(united(slices)) : FigureSlices.joined(slices)
        total = FigureCell(view.tally(whole, products: products, wanted, memo))
        switch question.group {
        case .unit:
            let groups = Dictionary(grouping: slices, by: \.unit)
            if let product, wanted == .sums, groups.count > FigureCount.manyLines {
                return walk(slices, UInt32(product.number), view, &cells)
            }
            for (unit, parts) in groups {
                let tally = view.tally(FigureSlices.joined(parts), products: products, wanted, memo)
                cells[unit.map { .number($0) } ?? .nowhere] = FigureCell(tally)
            }
        case .product:
            let numbers = products ?? Array(1..<max(1, UInt32(view.index.products + 1)))
            for (number, part) in parts(of: view, numbers, by: { $0.product }) {
                cells[.number(Int64(number))] = FigureCell(part.tally(whole, products: [number], wanted, memo))
            }
        case .month:
            let known = (view.added.map(\.day) + [view.index.days.lowerBound, view.index.days.upperBound - 1])
            guard let first = known.min(), let last = known.max() else { return }
            let months = Array(Month.number(of: first)...max(Month.number(of: first), Month.number(of: last)))
            for (month, part) in parts(of: view, months, by: { Month.number(of: $0.day) }) {
                let days = Month.first(month)..<Month.first(month + 1)
                let stretches = whole.map { FactView.Stretch(days: $0.days.clamped(to: days), ranges: $0.ranges) }
                cells[.number(Int64(month))] = FigureCell(part.tally(stretches, products: products, wanted, memo))
            }
        case .place, .partner, .day, nil: break
        }
    }

    /// With more lines of one product than this one walk over all facts between takes less than a look for each.
    private static let manyLines = 100

    /// The sums of one product for many units.
    private func walk(
        _ slices: [FigureSlices.Slice], _ product: UInt32, _ view: FactView, _ cells: inout [Key: FigureCell]
    ) {
        for (days, parts) in Dictionary(grouping: slices, by: \.stretch.days) {
            let sums = view.sums(days: days, product: product, heaps: parts.map(\.stretch.ranges))
            for (part, sum) in zip(parts, sums) where sum != FactSums() {
                cells[part.unit.map { .number($0) } ?? .nowhere, default: FigureCell()].add(sum)
            }
        }
    }

    /// The view with what came since told apart, so that it is not walked over for each line.
    private func parts<Part: Hashable>(
        of view: FactView, _ keys: [Part], by key: (Fact) -> Part
    ) -> [(Part, FactView)] {
        let (added, voided) = (Dictionary(grouping: view.added, by: key), Dictionary(grouping: view.voided, by: key))
        return keys.map {
            ($0, FactView(index: view.index, added: added[$0] ?? [], voided: voided[$0] ?? []))
        }
    }

    /// The slices of all units of each stretch of days as one.
    private func united(_ slices: [FigureSlices.Slice]) -> [FigureSlices.Slice] {
        Dictionary(grouping: slices, by: \.stretch.days).map { days, parts in
            var ranges: [Range<UInt32>] = []
            for range in parts.flatMap(\.stretch.ranges).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                if let last = ranges.last, last.upperBound >= range.lowerBound {
                    ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
                } else {
                    ranges.append(range)
                }
            }
            return FigureSlices.Slice(
                unit: nil, stretch: FactView.Stretch(days: days, ranges: ranges), points: parts.first?.points)
        }
    }

    // MARK: From the packed facts

    private func scan(_ slices: [FigureSlices.Slice], _ total: inout FigureCell, _ cells: inout [Key: FigureCell]) {
        let view = state.view
        let wanted = product.map { UInt32($0.number) }
        for slice in slices {
            view.forEach([slice.stretch]) { fact in
                if let wanted, fact.product != wanted { return }
                if let points = slice.points, !points[Int(fact.point)] { return }
                total.gather(fact)
                guard let group = question.group else { return }
                cells[key(of: fact, group, slice.unit), default: FigureCell()].gather(fact)
            }
        }
    }

    private func key(of fact: Fact, _ group: FigureQuestion.Group, _ unit: Int64?) -> Key {
        switch group {
        case .unit: unit.map { .number($0) } ?? .nowhere
        case .product: .number(Int64(fact.product))
        case .day: .number(Int64(fact.day))
        case .month: .number(Int64(Month.number(of: fact.day)))
        case .partner: ground.register.point(Int64(fact.point)).map { .number($0.partnerNumber) } ?? .nowhere
        case .place: place(of: fact.point)
        }
    }

    private func place(of point: UInt32) -> Key {
        ground.register.point(Int64(point)).flatMap { counted.division(of: $0) }
            .flatMap { ground.divisions.province(of: $0)?.key }.map { .division($0) } ?? .nowhere
    }

    /// The line of a sale that was judged by itself.
    private func key(of standing: CountedSales.Standing) -> Key {
        guard let group = question.group else { return .nowhere }
        var child: Int64?
        if group == .unit, let place = standing.place {
            let line = counted.participants(place)
            child = line.count > 1 ? line[line.endIndex - 2] : line.last
        }
        return key(of: standing.sale.fact, group, child)
    }
}

extension WelfareQuestion {
    /// The day of a view that names one.
    fileprivate var viewDay: Day? {
        if case .day(let day) = view { day } else { nil }
    }
}
