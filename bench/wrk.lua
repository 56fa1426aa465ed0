-- What wrk found, as one line of JSON; pages are asked for as a browser does, compressed.
wrk.headers["Accept"] = "text/html,*/*;q=0.8"
wrk.headers["Accept-Encoding"] = "gzip"
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('JSON {"per_s":%.2f,"p50":%.3f,"p95":%.3f,"p99":%.3f,"errors":%d}\n',
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, e.connect + e.read + e.write + e.timeout + e.status))
end
