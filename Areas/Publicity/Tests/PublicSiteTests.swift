import TestKit
import Testing

@testable import Publicity

@Suite struct PublicSiteTests {}
