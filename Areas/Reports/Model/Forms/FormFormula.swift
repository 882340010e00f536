/// Sums and differences of cells and whole numbers, for example `signed - cancelled + 2`.
///
/// Exact: whole numbers only, and nothing is divided; rates divide once, when they are printed.
struct FormFormula: Sendable, Hashable {
    struct Term: Sendable, Hashable {
        let isSubtracted: Bool
        let operand: Operand
    }

    enum Operand: Sendable, Hashable {
        case cell(String)
        case number(Int64)
    }

    let terms: [Term]

    /// Nil for anything that is not a formula.
    init?(_ text: String) {
        var terms: [Term] = []
        var isSubtracted = false
        var expectsOperand = true
        for piece in FormFormula.pieces(of: text) {
            switch piece {
            case "+", "-":
                guard !expectsOperand || terms.isEmpty && piece == "-" && !isSubtracted else { return nil }
                isSubtracted = piece == "-"
                expectsOperand = true
            default:
                guard expectsOperand, let operand = FormFormula.operand(piece) else { return nil }
                terms.append(Term(isSubtracted: isSubtracted, operand: operand))
                isSubtracted = false
                expectsOperand = false
            }
        }
        guard !expectsOperand else { return nil }
        self.terms = terms
    }

    private static func pieces(of text: String) -> [String] {
        text.replacing("+", with: " + ").replacing("-", with: " - ").split(separator: " ").map(String.init)
    }

    private static func operand(_ text: String) -> Operand? {
        if let number = Int64(text) { return .number(number) }
        return FormFormula.isReference(text) ? .cell(text) : nil
    }

    /// Names of cells: a small letter, then small letters, digits and `_`.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= 60 else { return false }
        return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 }
    }

    /// A cell, or a column of a list, `list.column`, whose rows are added.
    static func isReference(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { isName(String($0)) }
    }

    var cells: [String] {
        terms.compactMap { term in
            if case .cell(let name) = term.operand { name } else { nil }
        }
    }

    /// The value; a missing cell counts as nothing, and when every cell is missing, or the sum does not fit into 64
    /// bits, there is none.
    func value(_ lookUp: (String) -> Int64?) -> Int64? {
        var total: Int64 = 0
        var isKnown = cells.isEmpty
        for term in terms {
            let value: Int64
            switch term.operand {
            case .number(let number): value = number
            case .cell(let name):
                guard let found = lookUp(name) else { continue }
                value = found
                isKnown = true
            }
            let (sum, overflows) =
                term.isSubtracted
                ? total.subtractingReportingOverflow(value) : total.addingReportingOverflow(value)
            guard !overflows else { return nil }
            total = sum
        }
        return isKnown ? total : nil
    }
}

extension FormFormula: CustomStringConvertible {
    /// The form that `init(_:)` reads.
    var description: String {
        terms.enumerated().map { index, term in
            let sign = term.isSubtracted ? (index == 0 ? "-" : " - ") : (index == 0 ? "" : " + ")
            switch term.operand {
            case .cell(let name): return sign + name
            case .number(let number): return sign + String(number)
            }
        }.joined()
    }
}
