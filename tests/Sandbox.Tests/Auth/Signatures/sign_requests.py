"""Signs requests with AWS's own Python client and prints them instead of sending them.

Reads credentials as JSON from standard input: {"root": {...}, "session": {...}}.
"""
import base64
import io
import json
import sys
from urllib.parse import urlsplit

import boto3
from botocore.config import Config

KEYS = [
    "plain.txt", "with blank.txt", "two  blanks", "a+b", "a%20b", "100%", "dir//double", "../dots", "p/./q", "trailing/",
    "ünïcode/日本語/😀.tiff", "a&b=c?d#e", "tilde~-_.", "quote'\"()*!;:@,$[]{}|^`<>", "back\\slash", "tab\tkey", "%2F", "é e\u0301",
    "cpg0016-jump/source_3/images/CP59/images/BR5867a3__2022-04-29T01_02_16-Measurement 1/Images/r01c01f01p01-ch3sk1fk1fl1.tiff",
]
captured = []


class Captured(Exception):
    pass


def capture(request, **_):
    body = request.body
    body = body.read() if hasattr(body, "read") else body or b""
    body = body.encode() if isinstance(body, str) else body
    url = urlsplit(request.url)
    headers = [(k, v.decode() if isinstance(v, bytes) else str(v)) for k, v in request.headers.items()]
    captured.append({
        "Method": request.method,
        "Target": url.path + ("?" + url.query if url.query else ""),
        "Headers": [{"Name": k, "Value": v} for k, v in [("Host", url.netloc), *headers]],
        "Body": base64.b64encode(body).decode(),
    })
    raise Captured()


def ask(who, what, expected, call, **arguments):
    try:
        call(**arguments)
    except Captured:
        captured[-1].update(Who=who, What=what, Expected=None if expected is None else base64.b64encode(expected).decode())


def presign(who, client, method, verb, key):
    url = urlsplit(client.generate_presigned_url(method, Params={"Bucket": "b", "Key": key}, ExpiresIn=60))
    captured.append({
        "Method": verb, "Target": url.path + "?" + url.query, "Headers": [{"Name": "Host", "Value": url.netloc}],
        "Body": "", "Who": who, "What": f"presigned {verb} {key}", "Expected": None,
    })


asked = json.load(sys.stdin)
for who, given in asked.items():
    for scheme in ("http", "https"):
        session = boto3.Session(given["Key"], given["Secret"], given["Token"], region_name="us-east-1")
        config = Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1}, signature_version="s3v4")
        s3 = session.client("s3", endpoint_url=f"{scheme}://127.0.0.1:5081", config=config)
        s3.meta.events.register("before-send", capture)
        for key in KEYS:
            body = ("content of " + key).encode()
            ask(who, f"{scheme} put {key}", body, s3.put_object, Bucket="b", Key=key, Body=body, Metadata={"note": "two  blanks "})
            ask(who, f"{scheme} put stream {key}", body, s3.put_object, Bucket="b", Key=key, Body=io.BytesIO(body))
            ask(who, f"{scheme} get {key}", None, s3.get_object, Bucket="b", Key=key, Range="bytes=0-3")
            ask(who, f"{scheme} list {key}", None, s3.list_objects_v2, Bucket="b", Prefix=key, Delimiter="/", StartAfter=key)
            ask(who, f"{scheme} copy {key}", None, s3.copy_object, Bucket="b", Key=key, CopySource={"Bucket": "c", "Key": key})
            ask(who, f"{scheme} tags {key}", None, s3.put_object_tagging, Bucket="b", Key=key, Tagging={"TagSet": [{"Key": "k", "Value": "v w"}]})
            presign(who, s3, "get_object", "GET", key)
            presign(who, s3, "put_object", "PUT", key)
        big = bytes(range(256)) * 12_000
        for algorithm in ("CRC32", "SHA1", "SHA256"):
            ask(who, f"{scheme} big {algorithm}", big, s3.put_object, Bucket="b", Key="big", Body=io.BytesIO(big), ChecksumAlgorithm=algorithm)
        ask(who, f"{scheme} empty", b"", s3.put_object, Bucket="b", Key="empty", Body=b"")
        ask(who, f"{scheme} empty stream", b"", s3.put_object, Bucket="b", Key="empty", Body=io.BytesIO(b""))
        ask(who, f"{scheme} uploads", None, s3.create_multipart_upload, Bucket="b", Key="k")
        ask(who, f"{scheme} delete many", None, s3.delete_objects, Bucket="b", Delete={"Objects": [{"Key": k} for k in KEYS]})
        sts = session.client("sts", endpoint_url=f"{scheme}://127.0.0.1:5081", config=Config(retries={"max_attempts": 1}))
        sts.meta.events.register("before-send", capture)
        ask(who, f"{scheme} assume role", None, sts.assume_role, RoleArn="arn:aws:iam::309624411020:role/x", RoleSessionName="me@lab", Policy='{"a": "b c+d"}')
        ask(who, f"{scheme} who am I", None, sts.get_caller_identity)
print(json.dumps(captured))
