internal import Kernel
internal import Web

/// The words of employers in one language.
struct EmployerWords: Sendable {
    let messages: Messages
    let tree: UnitTree

    /// The kind, of an enterprise with its owners.
    func kind(_ state: EmployerState) -> String {
        let kind = messages.text("employer_kind.\(state.kind.rawValue)")
        guard let ownership = state.ownership else { return kind }
        return "\(kind), \(messages.text("ownership.\(ownership.rawValue)"))"
    }

    /// The union on the day; without one the unit that looks after the employer.
    func union(of state: EmployerState, _ place: EmployerPlace, on day: Day) -> String {
        if let union = place.union.flatMap({ tree.unit($0) }) { return tree.name(of: union, on: day) }
        let upper = place.unit.flatMap { tree.unit($0) }.map { tree.name(of: $0, on: day) } ?? "–"
        return messages.text("employers.without_union", ["unit": upper])
    }

    func kinds(_ selected: EmployerKind?, any: String? = nil) -> SelectField {
        select(
            "kind", "employers.kind", EmployerKind.allCases.map(\.rawValue), selected: selected?.rawValue, any: any,
            words: "employer_kind")
    }

    func ownerships(_ selected: Ownership?, any: String, error: String? = nil) -> SelectField {
        select(
            "ownership", "employers.ownership", Ownership.allCases.map(\.rawValue), selected: selected?.rawValue,
            any: any, words: "ownership", error: error)
    }

    func select(
        _ name: String, _ label: String, _ values: [String], selected: String?, any: String?, words: String? = nil,
        error: String? = nil
    ) -> SelectField {
        let none = any.map { [Choice("", label: messages.text($0), isSelected: selected == nil)] } ?? []
        return SelectField(
            name, label: messages.text(label),
            choices: none
                + values.map {
                    Choice($0, label: messages.text("\(words ?? label).\($0)"), isSelected: $0 == selected)
                }, error: error)
    }
}
