internal import Kernel
internal import Web

/// What a register answers to a question: its table, the figures above it, and the lists to narrow it by.
struct RegisterView: Sendable {
    struct Tile: Sendable {
        let value: String
        let label: String
    }

    let table: RegisterTable
    var tiles: [Tile] = []
    /// A sentence that says what the figures say.
    var sentence: String?
    var selects: [SelectField] = []
    /// The register can be asked for a unit.
    var asksForUnit = false
    /// Where somebody adds to the register by a form; nil where nobody may.
    var addPath: LocalPath?
    /// What to do when nothing stands in it.
    let whenEmpty: String
}

/// A register of the area: where it is and how it answers.
struct Register: Sendable {
    /// Its key in the catalogues and its path.
    let name: String
    let view: @Sendable (RegisterQuery, PartnerGround, RegisterWords) throws -> RegisterView

    var path: LocalPath { LocalPath("/\(name)") }
    func path(of format: String) -> LocalPath { LocalPath("/\(name).\(format)") }
    /// The catalogue's keys have no dash.
    var key: String { name.replacing("-", with: "_") }

    static let partners = Register(name: "partners", view: PartnersRegister.view)
    static let agreements = Register(name: "agreements", view: AgreementsRegister.view)
    static let levels = Register(name: "agreement-levels", view: LevelsRegister.view)
    static let products = Register(name: "products", view: ProductsRegister.view)
    static let points = Register(name: "points", view: PointsRegister.view)
    static let welfarePoints = Register(name: "welfare-points", view: WelfarePointsRegister.view)
    static let instructions = Register(name: "instructions", view: InstructionsRegister.view)
    static let counterparts = Register(name: "counterparts", view: CounterpartsRegister.view)
    static let caps = Register(name: "discount-caps", view: CapsRegister.view)

    /// In the order of their links.
    static let all = [partners, agreements, levels, products, points, welfarePoints, instructions, counterparts, caps]
}

extension RegisterWords {
    /// A list to narrow a register by; the first entry leaves it whole.
    func select(_ name: String, _ options: [(value: String, label: String)], chosen: String?) -> SelectField {
        let first = Choice("", label: text("choice.all"), isSelected: chosen == nil)
        return SelectField(
            name, label: text("filter.\(name)"),
            choices: [first] + options.map { Choice($0.value, label: $0.label, isSelected: $0.value == chosen) })
    }
}
