/// What an assignment or an old sale means on another day.
extension DatedTree {
    /// What an assignment to a node means on a day: the node itself, or what it merged or split into.
    ///
    /// `made` is the day of the assignment; one made before a split goes to the largest successor also when the node
    /// lives on. Nil when the node was closed without successor or is not open yet.
    package func heir(of number: Number, made: Day?, on day: Day) -> Number? {
        var (current, since) = (number, Moment.assignment(made))
        for _ in 0..<(2 * DatedTree.highest) {
            guard let node = node(current) else { return nil }
            guard let passage = node.passages.first(where: { $0.day <= day && ($0.isEnd || $0.moment > since) }) else {
                break
            }
            guard let heir = passage.largest else { return nil }
            since = max(since, passage.moment)
            current = heir
        }
        return exists(current, on: day) ? current : nil
    }

    /// Where something that belonged to a node on one day stands on a later one, in that day's tree.
    ///
    /// `choice` may name the successor of a split that is right for this case; else the largest share decides. What
    /// belonged to a node that closed without successor stands at the node above it, unless `endsAtClosing`.
    package func place(
        of number: Number, from start: Day, on day: Day, endsAtClosing: Bool = false,
        choice: (_ day: Day, _ successors: [Successor]) -> Number? = { _, _ in nil }
    ) -> Number? {
        var (current, since) = (number, Moment(day: start, step: .end))
        for _ in 0..<(4 * DatedTree.highest) {
            guard let node = node(current) else { return nil }
            guard let passage = node.passages.first(where: { $0.day <= day && $0.isAfter(since) }) else {
                return exists(current, on: day) ? current : nil
            }
            if passage.successors.isEmpty {
                guard !endsAtClosing, let above = parent(of: current, on: passage.day) else { return nil }
                (current, since) = (above, Moment(day: passage.day, step: .end))
            } else {
                let chosen = passage.step == .split ? choice(passage.day, passage.successors) : nil
                guard let next = chosen ?? passage.largest else { return nil }
                (current, since) = (next, passage.moment)
            }
        }
        return nil
    }

    /// Where something that belonged to a node on one day stood on an earlier one: in the node itself, or in the
    /// predecessor with the largest share of those that went into it since then; nil when there was none.
    package func origin(of number: Number, from start: Day, on day: Day) -> Number? {
        var (current, last) = (number, start)
        for _ in 0..<(2 * DatedTree.highest) {
            guard let node = node(current) else { return nil }
            if node.life.contains(day) { return current }
            let since = node.predecessors.filter { day < $0.day && $0.day <= last }
            guard let largest = since.min(by: { ($1.share, $0.order) < ($0.share, $1.order) }) else { return nil }
            (current, last) = (largest.node, largest.day)
        }
        return nil
    }
}
