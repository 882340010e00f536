package import Kernel

/// All employers, by code and by number.
package final class EmployerRegister: Sendable {
    /// In the order of their codes.
    package let all: [Employer]
    private let places: [String: Int]
    private let numbers: [Int64: Int]

    init(_ employers: [Employer]) {
        all = employers.sorted { $0.code < $1.code }
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.code, $0) })
        numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.number, $0) })
    }

    package func employer(code: String) -> Employer? { places[code].map { all[$0] } }
    package func employer(_ number: Int64) -> Employer? { numbers[number].map { all[$0] } }

    /// The name on a day, or the nearest one that is known.
    package func name(of employer: Employer, on day: Day) -> String {
        employer.state(nearest: day)?.name ?? employer.code
    }
}
