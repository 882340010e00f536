import Kernel
import Storage
import TestKit

/// Two provinces with enterprises, agencies and agreements, in the whole product.
enum TargetsWorld {
    static func with<Result: Sendable>(
        _ engine: EngineName, _ body: (World) async throws -> Result
    ) async throws -> Result {
        try await World.with(
            engine, "targets",
            fill: { world in
                for (kind, text) in [("units", units), ("employers", employers), ("agreements-register", agreements)] {
                    try await world.take(kind, text)
                }
            }, body: body)
    }

    static let units = """
        code,name,kind,parent_code,opened_on,closed_on,division_code,vintage
        VN,Tổng Liên đoàn,confederation,,,,,
        P1,Liên đoàn Lao động tỉnh Một,provincial_federation,VN,,,,
        P2,Liên đoàn Lao động tỉnh Hai,provincial_federation,VN,,,,
        P3,Liên đoàn Lao động tỉnh Ba,provincial_federation,VN,,,,
        C1,Cơ sở 1,grassroots_union,P1,,,,
        C2,Cơ sở 2,grassroots_union,P1,,,,
        C3,Cơ sở 3,grassroots_union,P2,,,,

        """

    static let employers = """
        code,name,kind,ownership,industry,headcount,women,unit_code,upper_unit_code,valid_from,valid_to
        DN-1,Công ty Sao Mai,enterprise,non_state,C,100,,C1,,2015-01-01,
        DN-2,Công ty Bình Minh,enterprise,state,C,200,,C2,,2015-01-01,
        DN-3,Công ty Hoa Sen,enterprise,foreign,C,300,,C3,,2015-01-01,

        """

    static let agreements = """
        code,employer_code,represented_by,signed_on,valid_from,valid_to,graded_on,grade,ungraded_reason
        TU-1,DN-1,own_union,2019-01-01,2019-01-01,2022-01-01,2019-06-01,B,
        TU-3,DN-3,own_union,2019-03-01,2019-03-01,2022-01-01,2019-06-01,none,copies_law

        """
}
