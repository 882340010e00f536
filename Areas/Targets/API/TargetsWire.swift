internal import Figures
internal import Kernel
internal import Organisation

/// The targets of a unit and period as JSON; missing things by code, null where nothing can be said.
struct TargetsWire: Encodable {
    struct Missing: Encodable {
        let code: String
        let name: String
        let reason: String?

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(code, forKey: Key("code"))
            try container.encode(name, forKey: Key("name"))
            try container.encode(reason, forKey: Key("reason"))
        }
    }

    struct Beside: Encodable {
        let name: String
        let numerator: Int64
        let denominator: Int64
    }

    struct Item: Encodable {
        let result: TargetResult
        let words: TargetWords

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            let (target, ratio) = (result.target, result.count?.ratio)
            try container.encode(target.code, forKey: Key("code"))
            try container.encode(words.told(target.title), forKey: Key("title"))
            try container.encode(ratio?.numerator, forKey: Key("numerator"))
            try container.encode(ratio?.denominator, forKey: Key("denominator"))
            // Percent with a point, in the decimals of the target: the same digits as printed.
            try container.encode(
                result.printed(separator: ".").map { String($0.dropLast()) }, forKey: Key("ratio"))
            try container.encode(words.rate(result), forKey: Key("printed"))
            try container.encode(result.threshold?.share.decimal, forKey: Key("threshold"))
            try container.encode(target.direction.rawValue, forKey: Key("direction"))
            try container.encode(result.outcome?.rawValue, forKey: Key("result"))
            try container.encode(result.count != nil, forKey: Key("has_source"))
            try container.encode(result.cutOff.description, forKey: Key("cut_off"))
            try container.encode(words.told(target.denominator), forKey: Key("population"))
            try container.encode(result.count?.missing.count, forKey: Key("missing_count"))
            let missing = result.count?.missing.map { missing in
                Missing(code: missing.code, name: missing.name, reason: missing.reason.map { words.text($0) })
            }
            try container.encode(missing ?? [], forKey: Key("missing"))
            let beside = result.count?.beside.map {
                Beside(name: words.text($0.key), numerator: $0.ratio.numerator, denominator: $0.ratio.denominator)
            }
            try container.encode(beside ?? [], forKey: Key("beside"))
        }
    }

    let scope: String
    let period: String
    let view: String
    let targets: [Item]

    init(_ look: TargetsLook, _ words: TargetWords) {
        scope = look.question.scope.code
        period = look.question.period.description
        view = look.question.view.name
        targets = look.results.map { Item(result: $0, words: words) }
    }

    private enum CodingKeys: String, CodingKey {
        case scope, period, targets
        case view = "as"
    }
}

private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) {
        stringValue = name
    }

    init?(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) { nil }
}
