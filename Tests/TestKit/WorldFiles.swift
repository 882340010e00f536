/// The files of `World`, as somebody would write them (welfare-rules section 1).
package enum WorldFiles {
    /// The confederation, two provinces, a commune union and three grassroots unions; CD-CANG closes on 10 June.
    package static let units = """
        code,name,kind,parent_code,opened_on,closed_on
        VN,Tổng Liên đoàn Lao động Việt Nam,confederation,,,
        VN-01,Liên đoàn Lao động thành phố Hà Nội,provincial_federation,VN,,
        VN-79,Liên đoàn Lao động Thành phố Hồ Chí Minh,provincial_federation,VN,,
        XA-01,Công đoàn phường Ba Đình,commune_union,VN-01,,
        CD-MAY,Công đoàn cơ sở May <b>Ba Đình</b>,grassroots_union,XA-01,,
        CD-DIEN,Công đoàn cơ sở Điện lực Hà Nội,grassroots_union,VN-01,,
        CD-CANG,Công đoàn cơ sở Cảng Sài Gòn,grassroots_union,VN-79,,2026-06-10

        """

    /// M2 moves from CD-MAY to CD-DIEN on 5 June; M5 has left; M4 and M6 are in the union that closes.
    package static let members = """
        member_no,full_name,birth_date,sex,unit_code,joined_on,left_on
        M1,Nguyễn Thị Hường,1990-02-03,female,CD-MAY,2020-01-01,
        M2,Trần Văn Ổn,1985-05-06,male,CD-MAY,2020-01-01,2026-06-05
        M2,Trần Văn Ổn,1985-05-06,male,CD-DIEN,2026-06-05,
        M3,Lê Đức Thắng,,,CD-DIEN,2019-07-01,
        M4,Phạm Ngọc Ánh,1992-11-30,female,CD-CANG,2018-01-01,
        M5,Đặng Hữu Phước,1979-09-09,male,CD-MAY,2015-01-01,2026-03-01
        M6,Bùi Mỹ Lệ,,female,CD-CANG,2021-04-01,

        """

    /// DT-A has the branch DT-A1; DT-B has none.
    package static let partners = """
        code,name,legal_kind,parent_code
        DT-A,Siêu thị Sen Hồng,group,
        DT-A1,Siêu thị Sen Hồng Thủ Đức,enterprise,DT-A
        DT-B,Nhà xe Cánh Én,enterprise,

        """

    /// TT-A and TT-B are for members of the unit and below, TT-C for all members; TT-D has ended.
    package static let agreements = """
        code,partner_code,unit_code,level,signed_on,valid_from,valid_to,covers
        TT-A,DT-A,VN,national,2025-12-15,2026-01-01,,below
        TT-B,DT-B,VN-01,provincial,2025-12-20,2026-01-01,2027-01-01,below
        TT-C,DT-B,VN-79,provincial,2025-12-20,2026-01-01,,all
        TT-D,DT-A,VN,national,2025-12-15,2026-01-01,2026-04-01,below

        """

    /// GAO has a price history, KHAM a limit of one a month, VE a pool of two a month; CU is over, and so is the
    /// agreement of BANH.
    package static let products = """
        code,agreement_code,name,kind,essential,list_price,discount_percent,member_price,valid_from,valid_to,\
        limit_count,limit_period,pool_count
        GAO,TT-A,Gạo thơm 5 kg,goods,true,100000,,90000,2026-01-01,2026-06-01,,,
        GAO,TT-A,Gạo thơm 5 kg,goods,true,110000,12.5,,2026-06-01,,,,
        KHAM,TT-A,Khám mắt <script>alert(1)</script>,service,false,200000,20,,2026-01-01,,1,month,
        VE,TT-B,Vé xe Tết,service,false,50000,,40000,2026-01-01,,,month,2
        AO,TT-C,=Áo ấm,goods,false,300000,,250000,2026-01-01,,,,
        CU,TT-A,Mì cũ,goods,false,5000,,4000,2026-01-01,2026-02-01,,,
        BANH,TT-D,Bánh chưng,goods,false,60000,,50000,2026-01-01,,,,

        """

    /// One point of each partner and of the branch, and one that closed on 1 June.
    package static let points = """
        code,partner_code,name,address,opened_on,closed_on
        DB-A,DT-A,Sen Hồng Kim Mã,"1 Kim Mã, Hà Nội",,
        DB-A1,DT-A1,Sen Hồng Thủ Đức,"2 Võ Văn Ngân, Thủ Đức",,
        DB-B,DT-B,Bến xe Mỹ Đình,,2026-01-01,
        DB-CU,DT-B,Bến xe cũ,,2026-01-01,2026-06-01

        """

    /// Ten sales of May and June that stand, two that are refused, and the reversal of s3.
    ///
    /// s7 is refused because M4's union has closed by then, s11 because it is over the limit of KHAM; the price of s9
    /// is not the agreed one.
    package static let sales = """
        id,sold_at,point_code,member_no,product_code,quantity,list_amount,paid_amount,reverses_id,invoice_no,device
        s1,2026-05-20T08:00:00+07:00,DB-A,M1,GAO,1,100000,90000,,HD-1,
        s2,2026-06-02T08:00:00+07:00,DB-A,M2,GAO,2,220000,192500,,,
        s3,2026-06-03T08:00:00+07:00,DB-A,M1,GAO,1,110000,96250,,,
        s4,2026-06-04T23:59:59+07:00,DB-A1,M2,KHAM,1,200000,160000,,,may-1
        s5,2026-06-05T00:00:00+07:00,DB-A,M2,GAO,1,110000,96250,,,
        s6,2026-06-09T10:00:00+07:00,DB-A1,M4,GAO,3,330000,288750,,,
        s7,2026-06-10T10:00:00+07:00,DB-A1,M4,GAO,1,110000,96250,,,
        s8,2026-06-11T10:00:00+07:00,DB-B,M3,VE,1,50000,40000,,,
        s9,2026-06-12T10:00:00+07:00,DB-B,M1,AO,1,300000,260000,,,
        s10,2026-06-13T10:00:00+07:00,DB-A,M3,KHAM,1,200000,160000,,,
        s11,2026-06-14T10:00:00+07:00,DB-A,M3,KHAM,1,200000,160000,,,
        s12,2026-06-15T08:30:00+07:00,DB-A,M1,GAO,1,110000,96250,,,
        s13,,,,,,,,s3,,

        """
}
