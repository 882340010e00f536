internal import Kernel
internal import Sales

/// What became of a file of sales, line by line.
package struct SignedFile: Sendable {
    /// One line with its answer.
    package struct Line: Sendable {
        /// Beginning with 1, as an editor counts; empty lines count and have no answer.
        package let number: Int
        package let id: String?
        /// `created`, `exists`, `refused`, `rejected` or `conflict`.
        package let status: String
        package let code: String?
        package let message: (key: String, parameters: [String: String])
        package let sequence: Int64?
    }

    /// SHA-256 of the file.
    package let digest: [UInt8]
    package let keyCode: String
    package let lines: [Line]

    /// How many sales of it stand in the ledger.
    package var standing: Int { count("created") + count("exists") }
    package var refused: Int { count("refused") }
    /// Nothing of these is stored: mend them and send them again.
    package var rejected: Int { lines.count - standing - refused }

    private func count(_ status: String) -> Int { lines.count { $0.status == status } }
}

extension SignedFile.Line {
    /// What stands in the ledger is told as it was the first time, so that a file sent again gets the same results.
    init(_ number: Int, _ answer: SaleAnswer, messageKey: String?, isFirstOfFile: Bool) {
        let isThere = answer.status == .exists && isFirstOfFile
        self.number = number
        id = answer.id
        status = isThere ? SaleAnswer.Status.created.rawValue : answer.status.rawValue
        code = answer.code
        message = (isThere ? "sale.created" : messageKey ?? answer.messageKey, answer.parameters(row: number))
        sequence = answer.sequence
    }

    /// A line that is no JSON object.
    init(unreadable number: Int) {
        self.number = number
        (id, status, code, sequence) = (nil, "rejected", "bad_json", nil)
        message = ("connections.line.bad_json", ["row": String(number)])
    }
}
