internal import Kernel
internal import Organisation
internal import Partners
internal import Rollup

/// A figure that was asked for, with its lines when it was put in groups.
struct FigureAnswer: Sendable {
    struct Line: Sendable, Comparable {
        /// Nil for what stands in no unit or division.
        let code: String?
        let name: String?
        /// Of a division alone.
        let vintage: String?
        let value: Int64

        static func < (left: Line, right: Line) -> Bool {
            guard let code = left.code, let other = right.code else { return left.code != nil }
            return (code, left.vintage ?? "") < (other, right.vintage ?? "")
        }
    }

    let question: FigureQuestion
    let value: Int64
    /// In the order of their codes; what stands nowhere comes last.
    let lines: [Line]?
    /// The ledger's last sequence that counts.
    let sequence: Int64
}

extension FigureAnswer.Line {
    init(_ key: FigureCount.Key, value: Int64, _ count: FigureCount) {
        let ground = count.ground
        var (code, name, vintage): (String?, String?, String?) = (nil, nil, nil)
        switch (key, count.question.group) {
        case (.division(let division), _):
            (code, vintage) = (division.code, division.vintage)
            name = ground.divisions.division(division)?.name
        case (.number(let number), .unit):
            (code, name) = (ground.tree.unit(number)?.code, ground.tree.unit(number)?.name)
        case (.number(let number), .partner):
            (code, name) = (ground.register.partner(number)?.code, ground.register.partner(number)?.name)
        case (.number(let number), .product):
            let product = ground.register.product(number)
            (code, name) = (product?.code, product?.prices.last?.name)
        case (.number(let number), .day):
            code = Day(number: Int32(truncatingIfNeeded: number)).description
        case (.number(let number), .month):
            code = String(Day(number: Month.first(Int(number))).description.prefix(7))
        case (.number, _), (.nowhere, _): break
        }
        self.init(code: code, name: name, vintage: vintage, value: value)
    }
}
