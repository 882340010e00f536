internal import ArgumentParser
internal import Reports

/// Which report is meant: unit, partner, period, grouping and tree.
struct WelfareOptions: ParsableArguments {
    @Option(help: "Mã đơn vị công đoàn.")
    var scope: String

    @Option(help: "Mã đối tác (gồm cả chi nhánh), hoặc all.")
    var partner = "all"

    @Option(help: "Kỳ: 2026-06, 2026-Q2, 2026-H1 hoặc 2026.")
    var period: String

    @Option(help: "Xếp theo unit hoặc place.")
    var by = "unit"

    @Option(name: .customLong("as"), help: "Nhìn theo cây tổ chức: reported, today hoặc một ngày.")
    var view = "reported"

    var request: WelfareRequest {
        WelfareRequest(scope: scope, partner: partner, period: period, by: by, view: view)
    }
}
