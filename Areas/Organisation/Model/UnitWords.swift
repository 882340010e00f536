internal import Kernel
internal import Web

/// Units and what happened to them, in words.
struct UnitWords: Sendable {
    let messages: Messages
    let tree: UnitTree

    /// Names of one sentence; the others are counted.
    private static let mostNames = 4

    func kind(_ kind: UnitKind) -> String { messages.text("unit_kind.\(kind.rawValue)") }

    /// `from 01/07/2025`, `until 30/06/2025`; the last day is told, not the first without the unit.
    func life(_ unit: UnionUnit) -> String {
        switch (unit.days.from, unit.days.to) {
        case (nil, nil): messages.text("units.life_always")
        case (let from?, nil): messages.text("units.life_since", ["from": from.printed])
        case (nil, let to?): messages.text("units.life_until", ["to": (to - 1).printed])
        case (let from?, let to?):
            messages.text("units.life_between", ["from": from.printed, "to": (to - 1).printed])
        }
    }

    /// What happened, with the names of the day before for what was and of the day itself for what came.
    func sentence(_ event: ChangeEvent) -> String {
        let day = event.day
        // A founded unit has no day before, and none at all when its founding was taken back.
        let from =
            event.kind == .open && event.changes[0].name != nil
            ? [event.changes[0].name ?? ""] : event.changes.map(\.from).unique.map { name($0, on: day - 1) }
        let to = event.changes.compactMap(\.to).unique.map { name($0, on: day) }
        let parts = event.changes.compactMap { change in
            change.to.map { "\(name($0, on: day)) (\(UnitWords.percent(change.share ?? 0)))" }
        }
        return messages.text(
            "unit_event.\(event.kind.rawValue)",
            [
                "from": listed(from), "to": listed(event.kind == .split ? parts : to),
                "name": event.changes[0].name ?? "",
            ])
    }

    func name(_ number: Int64, on day: Day) -> String {
        guard let unit = tree.unit(number) else { return messages.text("units.unknown") }
        return tree.name(of: unit, on: day)
    }

    func listed(_ names: [String]) -> String {
        guard names.count > UnitWords.mostNames else { return names.joined(separator: ", ") }
        return messages.text(
            "units.names_and_more",
            [
                "names": names.prefix(UnitWords.mostNames).joined(separator: ", "),
                "count": String(names.count - UnitWords.mostNames),
            ])
    }

    /// A share in per cent, with a comma as Vietnamese writes it.
    static func percent(_ share: Int64) -> String {
        let text = Percentage(millionths: share * 100)?.decimal ?? "0"
        return text.replacing(".", with: ",") + " %"
    }
}

extension [Int64] {
    fileprivate var unique: [Int64] {
        var seen: Set<Int64> = []
        return filter { seen.insert($0).inserted }
    }
}
