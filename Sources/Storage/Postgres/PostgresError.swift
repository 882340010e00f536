internal import CPostgres

/// What PostgreSQL said when a statement failed.
struct PostgresError: Error {
    /// Five characters, class first (SQLSTATE).
    let state: String
    let message: String
    let constraint: String?

    /// Serialisation failure or deadlock: the same work may succeed when tried again.
    var isLostRace: Bool { state == "40001" || state == "40P01" }
    var isConstraint: Bool { state.hasPrefix("23") }

    init(_ result: OpaquePointer?) {
        // The letters are PG_DIAG_SQLSTATE, PG_DIAG_MESSAGE_PRIMARY and PG_DIAG_CONSTRAINT_NAME, macros in C.
        state = PostgresError.field(result, "C") ?? "08006"
        message = PostgresError.field(result, "M") ?? "no answer"
        constraint = PostgresError.field(result, "n")
    }

    private static func field(_ result: OpaquePointer?, _ letter: Unicode.Scalar) -> String? {
        guard let result, let text = PQresultErrorField(result, Int32(letter.value)) else { return nil }
        return String(cString: text)
    }
}
