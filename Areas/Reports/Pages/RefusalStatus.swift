internal import Kernel
internal import Web

extension Refusal {
    /// The HTTP status of a report that was refused.
    var status: Status {
        switch code {
        case "unknown_scope", "unknown_partner", "no_units", "no_partners", "unknown_form", "no_forms",
            "unknown_subject",
            "unknown_cell", "unknown_product":
            .notFound
        case "forbidden_scope", "forbidden_partner", "no_reports": .forbidden
        case "bad_period", "bad_by", "bad_as", "bad_beneficiary_day", "bad_reach_period",
            "bad_measure", "bad_group", "bad_days":
            .badRequest
        default: .unprocessable
        }
    }
}
