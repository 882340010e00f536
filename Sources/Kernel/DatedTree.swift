/// A tree whose nodes open, move, merge, split and end on days (welfare-rules section 3).
///
/// It holds changes that have been judged already and only answers: who hangs below whom on a day, what an assignment
/// means after a merger, where an old sale belongs in another day's tree. Nothing is rewritten: what was is still
/// found on its own day.
package struct DatedTree: Sendable {
    package typealias Number = Int64

    /// One unit into which another went, with its share in millionths.
    package struct Successor: Sendable, Hashable {
        package let number: Number
        package let share: Int64
        /// The place of its row among all rows; of equal shares the first counts.
        package let order: Int

        package init(_ number: Number, share: Int64 = DatedTree.whole, order: Int = 0) {
            self.number = number
            self.share = share
            self.order = order
        }
    }

    package static let whole: Int64 = 1_000_000

    /// A day on which a node's affairs go to others: by merger, by split, or by its closing without successor.
    package struct Passage: Sendable, Hashable {
        package let day: Day
        let step: Step
        /// Empty for a closing.
        package let successors: [Successor]
        /// False when the node is one of its own successors and lives on.
        package let isEnd: Bool

        var moment: Moment { Moment(day: day, step: step) }

        /// The successor with the largest share, the first on a tie.
        var largest: Number? {
            successors.reduce(successors.first) { $1.share > ($0?.share ?? 0) ? $1 : $0 }?.number
        }
    }

    /// The order of the steps of one day; openings and renames come before, moves change no existence.
    enum Step: Int, Sendable, Comparable {
        case beginning, split, merge, close, end

        static func < (left: Step, right: Step) -> Bool { left.rawValue < right.rawValue }
    }

    /// A point in the order in which things happened.
    struct Moment: Comparable {
        let day: Day
        let step: Step

        static let beginning = Moment(day: Day(number: .min), step: .beginning)

        static func < (left: Moment, right: Moment) -> Bool {
            (left.day, left.step) < (right.day, right.step)
        }
    }

    /// A parent since a day; nil since ever.
    struct Pointer {
        let day: Day?
        let parent: Number
        /// From a parent that lives on after a split, children go that came before it.
        let moment: Moment
    }

    struct Node {
        var life: DayRange
        /// By day, the first since the opening.
        var pointers: [Pointer]
        /// In their order.
        var passages: [Passage] = []
        /// Nodes that went into this one, in the order of the rows.
        var predecessors: [Predecessor] = []
    }

    /// A node that went into another one.
    package struct Predecessor: Sendable {
        package let day: Day
        package let node: Number
        package let share: Int64
        let order: Int
    }

    /// By number: the numbers of a register are dense, so that a look is a step into an array.
    private var nodes: [Node?] = []
    /// Nodes that name another one as their parent, of any time.
    private(set) var pointing: [Number: [Number]] = [:]
    /// Days on which something changed or a life begins or ends.
    private var changeDays: Set<Day> = []
    /// A line that climbs higher than this is a loop.
    static let highest = 64

    package init() {}

    // MARK: Building

    package mutating func add(_ number: Number, life: DayRange, parent: Number?) {
        let pointer = parent.map { Pointer(day: nil, parent: $0, moment: .assignment(life.from)) }
        var node = Node(life: life, pointers: pointer.map { [$0] } ?? [])
        if let from = life.from { changeDays.insert(from) }
        if let end = life.to {
            changeDays.insert(end)
            node.passages = [Passage(day: end, step: .close, successors: [], isEnd: true)]
        }
        let place = Int(number)
        if place >= nodes.count { nodes += Array(repeating: nil, count: max(place + 1 - nodes.count, nodes.count)) }
        nodes[place] = node
        if let parent { pointing[parent, default: []].append(number) }
    }

    /// Says on which day a node opened whose life had no beginning.
    package mutating func open(_ number: Number, on day: Day) {
        changeDays.insert(day)
        change(number) { node in
            node.life = DayRange(from: day, to: node.life.to)
            if let first = node.pointers.first, first.day == nil {
                node.pointers[0] = Pointer(day: nil, parent: first.parent, moment: .assignment(day))
            }
        }
    }

    package mutating func move(_ number: Number, to parent: Number, on day: Day) {
        changeDays.insert(day)
        change(number) { node in
            node.pointers.removeAll { $0.day == day }
            node.pointers.append(Pointer(day: day, parent: parent, moment: Moment(day: day, step: .end)))
            node.pointers.sort { ($0.day ?? .distantPast) < ($1.day ?? .distantPast) }
        }
        pointing[parent, default: []].append(number)
    }

    package mutating func merge(_ number: Number, into successor: Number, on day: Day, order: Int = 0) {
        let whole = Successor(successor, order: order)
        pass(number, Passage(day: day, step: .merge, successors: [whole], isEnd: true))
    }

    package mutating func split(_ number: Number, into successors: [Successor], on day: Day) {
        let lives = successors.contains { $0.number == number }
        pass(number, Passage(day: day, step: .split, successors: successors, isEnd: !lives))
    }

    package mutating func close(_ number: Number, on day: Day) {
        pass(number, Passage(day: day, step: .close, successors: [], isEnd: true))
    }

    private mutating func pass(_ number: Number, _ passage: Passage) {
        guard node(number) != nil else { return }
        changeDays.insert(passage.day)
        change(number) { node in
            // What the register states as a closing is told more exactly by a change of the same day that ends it too.
            if passage.isEnd { node.passages.removeAll { $0.step == .close && $0.day == passage.day } }
            node.passages.append(passage)
            node.passages.sort { $0.moment < $1.moment }
            if passage.isEnd { node.life = DayRange(from: node.life.from, to: passage.day) }
        }
        for successor in passage.successors where successor.number != number {
            change(successor.number) { node in
                node.predecessors.append(
                    Predecessor(day: passage.day, node: number, share: successor.share, order: successor.order))
            }
        }
    }

    /// Changes a node in its place, so that its lists are not copied; nothing for a number that there is not.
    private mutating func change(_ number: Number, _ body: (inout Node) -> Void) {
        let place = Int(number)
        guard nodes.indices.contains(place), nodes[place] != nil else { return }
        Self.change(&nodes[place], body)
    }

    private static func change(_ node: inout Node?, _ body: (inout Node) -> Void) {
        guard var changed = node.take() else { return }
        body(&changed)
        node = consume changed
    }

    // MARK: Looking

    func node(_ number: Number) -> Node? {
        let place = Int(number)
        return nodes.indices.contains(place) ? nodes[place] : nil
    }

    package func life(of number: Number) -> DayRange? { node(number)?.life }

    package func exists(_ number: Number, on day: Day) -> Bool {
        node(number)?.life.contains(day) ?? false
    }

    /// Days on which the tree may look different from the day before, in their order.
    package var days: [Day] { changeDays.sorted() }

    /// What happened to a node's affairs, in order.
    package func passages(of number: Number) -> [Passage] { node(number)?.passages ?? [] }

    /// Who went into a node, with the day and the share.
    package func predecessors(of number: Number) -> [Predecessor] {
        node(number)?.predecessors ?? []
    }

    /// The node above on a day; nil at the top.
    ///
    /// A parent that has merged or split means its successor, a closed one its own parent, whichever exists that day.
    package func parent(of number: Number, on day: Day) -> Number? {
        guard let pointer = node(number)?.pointers.last(where: { ($0.day ?? .distantPast) <= day }) else { return nil }
        return standing(pointer, on: day)
    }

    private func standing(_ pointer: Pointer, on day: Day) -> Number? {
        var (current, since) = (pointer.parent, pointer.moment)
        for _ in 0..<(2 * DatedTree.highest) {
            guard let node = node(current) else { return nil }
            var next: Pointer?
            if let passage = node.passages.first(where: { $0.day <= day && ($0.isEnd || $0.moment > since) }) {
                if let heir = passage.largest {
                    since = max(since, passage.moment)
                    if heir == current { continue }
                    current = heir
                    continue
                }
                next = node.pointers.last { ($0.day ?? .distantPast) <= passage.day }
            } else if let from = node.life.from, day < from {
                next = node.pointers.first
            } else {
                return current
            }
            guard let next else { return nil }
            (current, since) = (next.parent, next.moment)
        }
        return nil
    }

    /// The node and all above it on the day, from below to the top; empty when the node does not exist then.
    package func lineage(of number: Number, on day: Day) -> [Number] {
        guard exists(number, on: day) else { return [] }
        var line = [number]
        while line.count <= DatedTree.highest, let next = parent(of: line[line.count - 1], on: day) {
            line.append(next)
        }
        return line
    }

    /// True when the line above a node on a day comes back to itself.
    package func isLoop(_ number: Number, on day: Day) -> Bool {
        lineage(of: number, on: day).count > DatedTree.highest
    }
}

extension DatedTree.Moment {
    /// When an assignment of a day was made: before that day's changes; one without a day before everything.
    static func assignment(_ day: Day?) -> Self {
        day.map { Self(day: $0, step: .beginning) } ?? beginning
    }
}

extension DatedTree.Passage {
    /// Mergers of one day are followed from one to the next.
    func isAfter(_ other: DatedTree.Moment) -> Bool {
        moment > other || (moment == other && step == .merge)
    }
}
