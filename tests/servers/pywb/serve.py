"""Serves a web archive of the captures in a JSON file, by pywb: CDX at /pages/cdx, raw replay at /pages/<time>id_/<url>.

`serve.py FOLDER`: reads FOLDER/captures.json, a list of {url, time (ISO 8601), html}; with `stored`, that is what the
archive keeps, while its index has the checksum of `html`. Writes a WARC into FOLDER, indexes it, prints the port.
"""

from gevent.monkey import patch_all

patch_all()

import base64
import hashlib
import json
import os
import sys
from io import BytesIO
from pathlib import Path

from gevent.pywsgi import WSGIServer
from pywb.apps.frontendapp import FrontEndApp
from pywb.manager.manager import main as manage
from pywb.utils.geventserver import RequestURIWSGIHandler
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

COLLECTION = "pages"


def checksum(html):
    return base64.b32encode(hashlib.sha1(html.encode()).digest()).decode()


def write(captures, stream):
    writer = WARCWriter(stream, gzip=True)
    for capture in captures:
        body = capture.get("stored", capture["html"]).encode()
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            capture["url"],
            "response",
            payload=BytesIO(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": capture["time"]},
        )
        writer.write_record(record)


def alter_index(captures):
    """Gives the index the checksums of what was captured, where something else is stored."""
    index = Path("collections", COLLECTION, "indexes", "index.cdxj")
    lines = index.read_text().splitlines(keepends=True)
    for capture in captures:
        if "stored" in capture:
            kept, captured = checksum(capture["stored"]), checksum(capture["html"])
            mark = json.dumps(capture["url"])
            lines = [line.replace(kept, captured) if mark in line else line for line in lines]
    index.write_text("".join(lines))


os.chdir(sys.argv[1])
captures = json.loads(Path("captures.json").read_text())
with open("captures.warc.gz", "wb") as warc:
    write(captures, warc)
manage(["init", COLLECTION])
manage(["add", COLLECTION, "captures.warc.gz"])
alter_index(captures)
server = WSGIServer(("127.0.0.1", 0), FrontEndApp(), handler_class=RequestURIWSGIHandler)
server.start()
print("port", server.server_port, flush=True)
server.serve_forever()
