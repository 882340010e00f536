/// Who hangs directly below a node on a day, without a look at all the others.
extension DatedTree {
    /// The nodes below one on a day, in no order.
    ///
    /// A node hangs here when it names this one as its parent, or names one that stands for this one that day: a
    /// predecessor, one that closed below it, or one that is not open yet.
    package func children(of number: Number, on day: Day) -> [Number] {
        guard exists(number, on: day) else { return [] }
        var meant: Set<Number> = [number]
        var open = [number]
        var found: Set<Number> = []
        while let next = open.popLast() {
            for part in node(next)?.predecessors ?? [] where part.day <= day && meant.insert(part.node).inserted {
                open.append(part.node)
            }
            for below in pointing[next] ?? [] {
                if exists(below, on: day) {
                    if parent(of: below, on: day) == number { found.insert(below) }
                } else if handsUp(below, on: day), meant.insert(below).inserted {
                    open.append(below)
                }
            }
        }
        found.remove(number)
        return Array(found)
    }

    /// True when what names this node as its parent means the one above it that day: it is not open yet, or closed
    /// without successor.
    private func handsUp(_ number: Number, on day: Day) -> Bool {
        guard let node = node(number) else { return false }
        if let from = node.life.from, day < from { return true }
        return node.passages.contains { $0.day <= day && $0.successors.isEmpty }
    }
}
