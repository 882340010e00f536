-- Load for wrk: one request after the other until the time is over, then harmless ones, so that nothing is in flight
-- when wrk ends and every counted request has its answer.
--   wrk -s sales.lua URL -- MODE TOKEN TAG WARM MEASURED [CARDS]
-- MODE: hello, ping, sales or cards; TAG: four characters; CARDS: a file with the text of a card in each line.
-- It prints what was asked in all, what was asked in the measured time, and the answers that are no success.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long seconds; long nanoseconds; } bench_time;
  int clock_gettime(int clock, bench_time *time);
]]
local MONOTONIC = 1
local MEMBERS, POINTS, PRODUCTS, DAYS = 20000, 200, 60, 30
local FIRST = 1000000000

local threads = {}

function setup(thread)
  thread:set("number", #threads)
  table.insert(threads, thread)
end

local time = ffi.new("bench_time")
local function now()
  ffi.C.clock_gettime(MONOTONIC, time)
  return tonumber(time.seconds) + tonumber(time.nanoseconds) / 1e9
end

asked, measured = 0, 0
local mode, tag, warm, ends, begun, head, idle
local members, points, products, days = {}, {}, {}, {}
local random = math.random

local function body(id)
  return id .. days[random(DAYS)] .. points[random(POINTS)] .. members[random(MEMBERS)] .. products[random(PRODUCTS)]
end

function init(arguments)
  local token
  mode, token, tag = arguments[1], arguments[2], arguments[3]
  warm, ends = tonumber(arguments[4]), tonumber(arguments[4]) + tonumber(arguments[5])
  math.randomseed(os.time() * 64 + number)
  local moment = os.time()
  for n = 1, DAYS do days[n] = string.format('","sold_at":"2025-06-%02dT%02d:%02d:00+07:00"', n, 7 + n % 12, n) end
  for n = 1, POINTS do points[n] = string.format(',"point_code":"DB%03d"', n) end
  for n = 1, MEMBERS do members[n] = string.format(',"member_no":"M%05d"', n) end
  if mode == "cards" then
    -- A card holds at the moment of the sale, so these sales are of the last half hour.
    for n = 1, DAYS do days[n] = os.date('!","sold_at":"%Y-%m-%dT%H:%M:%SZ"', moment - n * 60) end
    local count = 0
    for line in io.lines(arguments[6]) do
      count = count + 1
      members[count] = ',"card":"' .. line .. '"'
    end
  end
  for n = 1, PRODUCTS do
    products[n] = string.format(
      ',"product_code":"SP%02d","quantity":1,"list_amount":20000,"paid_amount":18000}', n)
  end
  local headers = "Host: 127.0.0.1\r\n"
  if mode == "hello" then
    head = "GET / HTTP/1.1\r\n" .. headers .. "\r\n"
    idle = head
  else
    headers = headers .. "Authorization: Bearer " .. token .. "\r\n"
    local path = mode == "ping" and "/api/v1/ping" or "/api/v1/sales"
    local length = #'{"id":"' + #body(tag .. number .. "-" .. FIRST)
    head = "POST " .. path .. " HTTP/1.1\r\n" .. headers .. "Content-Type: application/json\r\nContent-Length: " ..
      length .. "\r\n\r\n" .. '{"id":"'
    idle = "GET /api/v1/ping HTTP/1.1\r\n" .. headers .. "\r\n"
  end
end

local is_tried = false

function request()
  -- wrk asks the first thread once without sending it.
  if number == 0 and not is_tried then
    is_tried = true
    return idle
  end
  local at = now()
  begun = begun or at
  local passed = at - begun
  if passed >= ends then return idle end
  asked = asked + 1
  if passed >= warm then measured = measured + 1 end
  if mode == "hello" then return head end
  return head .. body(tag .. number .. "-" .. (FIRST + asked))
end

function done(summary, latency)
  local total, counted = 0, 0
  for _, thread in ipairs(threads) do
    total = total + thread:get("asked")
    counted = counted + thread:get("measured")
  end
  local errors = summary.errors
  print(string.format("asked=%d measured=%d refused=%d broken=%d p50=%d p99=%d", total, counted, errors.status,
    errors.connect + errors.read + errors.write + errors.timeout, latency:percentile(50), latency:percentile(99)))
end
