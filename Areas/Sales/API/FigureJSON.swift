internal import Kernel
internal import Reports
internal import Web

/// Writes a figure as JSON, byte by byte: an encoder took as long as the counting of many lines.
///
/// The keys stand in the order of the alphabet, as in every other answer.
enum FigureJSON {
    static func bytes(_ answer: FigureAnswer) -> [UInt8] {
        let question = answer.question
        var json = JSONBytes(capacity: 256 + 96 * (answer.lines?.count ?? 0))
        json.append("{\"as\":")
        json.append(string: question.asked.view.name)
        json.append(",\"by\":")
        json.append(string: question.asked.by.rawValue)
        json.append(",\"from\":")
        json.append(string: question.days.from?.description ?? "")
        json.append(",\"ledger_sequence\":")
        json.append(integer: answer.sequence)
        if let lines = answer.lines {
            json.append(",\"lines\":[")
            for (place, line) in lines.enumerated() {
                if place > 0 { json.append(",") }
                append(line, to: &json)
            }
            json.append("]")
        }
        json.append(",\"measure\":")
        json.append(string: question.measure.rawValue)
        json.append(",\"partner\":")
        json.append(string: question.asked.partner ?? WelfareQuestion.allPartners)
        json.append(",\"scope\":")
        json.append(string: question.asked.scope)
        json.append(",\"to\":")
        json.append(string: question.days.to?.description ?? "")
        json.append(",\"value\":")
        json.append(integer: answer.value)
        json.append("}")
        return json.bytes
    }

    private static func append(_ line: FigureAnswer.Line, to json: inout JSONBytes) {
        json.append("{\"code\":")
        json.append(string: line.code)
        json.append(",\"name\":")
        json.append(string: line.name)
        json.append(",\"value\":")
        json.append(integer: line.value)
        if let vintage = line.vintage {
            json.append(",\"vintage\":")
            json.append(string: vintage)
        }
        json.append("}")
    }
}
