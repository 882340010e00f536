internal import Kernel
internal import Storage

/// Turns a broken constraint of this area's schema into the refusal that a person can act on.
enum ConstraintRefusals {
    private static let refusals: [(constraint: String, code: String)] = [
        ("access_account_sign_in_name", "sign_in_name_taken"),
        ("access_account_language", "language_unknown"),
        ("access_role_name", "role_unknown"),
        ("access_role_scope", "role_does_not_fit_scope"),
        ("access_role_dates", "role_dates_empty"),
        ("access_acting_another", "acting_for_oneself"),
        ("access_acting_session", "not_while_acting"),
        ("access_client_name", "client_name_taken"),
        ("access_client_kind", "client_kind_unknown"),
        ("access_client_scope", "role_does_not_fit_scope"),
    ]

    static func translated<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let violation as ConstraintViolation {
            // SQLite tells a unique constraint by its columns, PostgreSQL by its name.
            let text = violation.text.replacing(".", with: "_")
            guard let found = refusals.first(where: { text.contains($0.constraint) }) else { throw violation }
            throw Refusal(found.code)
        }
    }
}
