internal import Documents
internal import Kernel

/// The files about employers and what was agreed with them.
extension RegisterFiles {
    func employers() throws -> SampleFile {
        try write(
            "employers",
            [
                "code", "name", "kind", "ownership", "industry", "headcount", "women", "unit_code", "valid_from",
                "valid_to",
            ],
            registers.employers
        ) { employer, writer in
            writer.text(employer.code)
            writer.text(employer.name)
            writer.text(employer.kind.rawValue)
            writer.optional(employer.ownership)
            writer.text(employer.industry)
            writer.integer(employer.headcount)
            writer.integer(employer.women)
            writer.text(registers.units.all[employer.unit].code)
            writer.days(employer.days)
        }
    }

    func bargains() throws -> SampleFile {
        try write(
            "agreements-register",
            [
                "code", "employer_code", "employer_party", "represented_by", "workers_covered", "signed_on",
                "valid_from", "valid_to", "graded_on", "grade", "ungraded_reason",
            ], registers.bargains
        ) { bargain, writer in
            let employer = registers.employers[bargain.employer]
            writer.text(bargain.code)
            writer.text(employer.code)
            writer.text(employer.name)
            writer.text("own_union")
            writer.integer(bargain.workers)
            writer.day(bargain.days.from)
            writer.days(bargain.days)
            writer.day(bargain.grade?.day)
            writer.optional(bargain.grade?.grade)
            writer.optional(bargain.grade?.reason)
        }
    }
}
