"""What boto3 expects of S3, asked of the sandbox that AWS_ENDPOINT_URL names."""
import base64
import concurrent.futures
import hashlib
import io
import json
import os

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

CONFIG = Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}, max_pool_connections=20)
s3 = boto3.client("s3", config=CONFIG)
B = "bucket"


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as error:
        found = error.response["Error"]["Code"]
        assert found == code, f"{found} instead of {code}"
        return error
    raise AssertionError(f"not refused with {code}")


def keys_that_are_hard():
    keys = ["a b", "a+b", "a%2Bb", "ü/😀/\ufffd", "//x//", "/lead", "trail/", "../up", "a/./b/../c", "a\nb\tc\r", "&<>\"'", "\x01\x1f", "k" * 1024, "?q=1#f"]
    for key in keys:
        s3.put_object(Bucket=B, Key=key, Body=key.encode())
    for key in keys:
        assert s3.get_object(Bucket=B, Key=key)["Body"].read() == key.encode(), key
    listed = [o["Key"] for page in s3.get_paginator("list_objects_v2").paginate(Bucket=B, PaginationConfig={"PageSize": 3}) for o in page["Contents"]]
    assert listed == sorted(keys, key=str.encode), listed
    older = [o["Key"] for page in s3.get_paginator("list_objects").paginate(Bucket=B, PaginationConfig={"PageSize": 3}) for o in page["Contents"]]
    assert older == listed
    copied = s3.copy_object(Bucket=B, Key="copy of a+b", CopySource={"Bucket": B, "Key": "a+b"})
    assert copied["CopyObjectResult"]["ETag"] == s3.head_object(Bucket=B, Key="a+b")["ETag"]
    refused("KeyTooLongError", s3.put_object, Bucket=B, Key="k" * 1025)
    plain = [key for key in keys if key.isprintable() or "\n" in key]
    gone = s3.delete_objects(Bucket=B, Delete={"Objects": [{"Key": key} for key in plain] + [{"Key": "copy of a+b"}]})
    assert "Errors" not in gone and len(gone["Deleted"]) == len(plain) + 1
    for key in set(keys) - set(plain):
        s3.delete_object(Bucket=B, Key=key)
    assert s3.list_objects_v2(Bucket=B)["KeyCount"] == 0


def delimiters():
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: s3.put_object(Bucket=B, Key=f"plate{n % 7}/image{n:03}", Body=b"x"), range(60)))
    page = s3.list_objects_v2(Bucket=B, Delimiter="/")
    assert [p["Prefix"] for p in page["CommonPrefixes"]] == [f"plate{n}/" for n in range(7)]
    pages = list(s3.get_paginator("list_objects_v2").paginate(Bucket=B, Delimiter="/", PaginationConfig={"PageSize": 2}))
    assert [p["Prefix"] for page in pages for p in page["CommonPrefixes"]] == [f"plate{n}/" for n in range(7)]
    after = s3.list_objects_v2(Bucket=B, Prefix="plate3/", StartAfter="plate3/image030")
    assert [o["Key"] for o in after["Contents"]] == ["plate3/image031", "plate3/image038", "plate3/image045", "plate3/image052", "plate3/image059"]


def checksums():
    for algorithm in ["CRC32", "CRC32C", "CRC64NVME", "SHA1", "SHA256"]:
        try:
            put = s3.put_object(Bucket=B, Key="sum", Body=io.BytesIO(b"123456789"), ChecksumAlgorithm=algorithm)
        except Exception as error:  # boto3 needs a package of its own for two of them
            assert "crt" in str(error).lower(), error
            continue
        got = s3.get_object(Bucket=B, Key="sum", ChecksumMode="ENABLED")
        assert got["Body"].read() == b"123456789"
        assert got["Checksum" + algorithm] == put["Checksum" + algorithm]
    refused("BadDigest", s3.put_object, Bucket=B, Key="sum", Body=b"x", ChecksumSHA256=base64.b64encode(hashlib.sha256(b"y").digest()).decode())
    refused("BadDigest", s3.put_object, Bucket=B, Key="sum", Body=b"x", ContentMD5=base64.b64encode(hashlib.md5(b"y").digest()).decode())


def multipart():
    data = os.urandom(17 << 20)
    transfer = TransferConfig(multipart_threshold=5 << 20, multipart_chunksize=5 << 20, max_concurrency=4)
    s3.upload_fileobj(io.BytesIO(data), B, "big", Config=transfer, ExtraArgs={"Metadata": {"who": "me"}, "ContentType": "image/tiff", "Tagging": "a=1"})
    parts = [data[i:i + (5 << 20)] for i in range(0, len(data), 5 << 20)]
    expected = hashlib.md5(b"".join(hashlib.md5(p).digest() for p in parts)).hexdigest() + f"-{len(parts)}"
    head = s3.head_object(Bucket=B, Key="big", PartNumber=1)
    assert (head["ETag"], head["PartsCount"], head["ContentLength"]) == (f'"{expected}"', 4, 5 << 20), head
    back = io.BytesIO()
    s3.download_fileobj(B, "big", back, Config=transfer)
    assert back.getvalue() == data
    s3.copy({"Bucket": B, "Key": "big"}, B, "copied in parts", Config=transfer)
    assert s3.get_object(Bucket=B, Key="copied in parts")["Body"].read() == data
    assert s3.get_object(Bucket=B, Key="big", Range="bytes=5242870-5242889")["Body"].read() == data[5242870:5242890]
    whole = s3.copy_object(Bucket=B, Key="copied whole", CopySource={"Bucket": B, "Key": "big"})["CopyObjectResult"]
    assert whole["ETag"] == f'"{hashlib.md5(data).hexdigest()}"'
    attributes = s3.get_object_attributes(Bucket=B, Key="big", ObjectAttributes=["ETag", "ObjectParts", "ObjectSize"])
    assert (attributes["ObjectSize"], attributes["ObjectParts"]["TotalPartsCount"]) == (len(data), 4)
    assert s3.get_object_tagging(Bucket=B, Key="big")["TagSet"] == [{"Key": "a", "Value": "1"}]

    upload = s3.create_multipart_upload(Bucket=B, Key="open")["UploadId"]
    part = s3.upload_part(Bucket=B, Key="open", UploadId=upload, PartNumber=1, Body=b"part")
    assert [u["UploadId"] for u in s3.list_multipart_uploads(Bucket=B)["Uploads"]] == [upload]
    assert [p["ETag"] for p in s3.list_parts(Bucket=B, Key="open", UploadId=upload)["Parts"]] == [part["ETag"]]
    refused("BucketNotEmpty", s3.delete_bucket, Bucket=B)
    s3.abort_multipart_upload(Bucket=B, Key="open", UploadId=upload)
    refused("NoSuchUpload", s3.list_parts, Bucket=B, Key="open", UploadId=upload)


def conditions():
    etag = s3.put_object(Bucket=B, Key="c", Body=b"1", IfNoneMatch="*")["ETag"]
    refused("PreconditionFailed", s3.put_object, Bucket=B, Key="c", Body=b"2", IfNoneMatch="*")
    refused("PreconditionFailed", s3.put_object, Bucket=B, Key="c", Body=b"2", IfMatch='"other"')
    s3.put_object(Bucket=B, Key="c", Body=b"2", IfMatch=etag)
    refused("PreconditionFailed", s3.copy_object, Bucket=B, Key="c", CopySource={"Bucket": B, "Key": "c"}, MetadataDirective="REPLACE", CopySourceIfMatch=etag)
    refused("304", s3.get_object, Bucket=B, Key="c", IfNoneMatch=s3.head_object(Bucket=B, Key="c")["ETag"])
    refused("InvalidRange", s3.get_object, Bucket=B, Key="c", Range="bytes=9-")
    refused("NoSuchKey", s3.get_object, Bucket=B, Key="nothing")
    refused("NoSuchBucket", s3.list_objects_v2, Bucket="nowhere")
    refused("404", s3.head_object, Bucket=B, Key="nothing")


def sessions():
    policy = {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": [f"arn:aws:s3:::{B}/lab/*"]},
        {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": f"arn:aws:s3:::{B}", "Condition": {"StringLike": {"s3:prefix": ["lab/*"]}}}]}
    given = boto3.client("sts", config=CONFIG).assume_role(
        RoleArn="arn:aws:iam::309624411020:role/lab", RoleSessionName="lab", Policy=json.dumps(policy))["Credentials"]
    lab = boto3.client("s3", config=CONFIG, aws_access_key_id=given["AccessKeyId"], aws_secret_access_key=given["SecretAccessKey"], aws_session_token=given["SessionToken"])
    s3.put_object(Bucket=B, Key="other/secret", Body=b"secret")
    lab.put_object(Bucket=B, Key="lab/a", Body=b"1")
    assert lab.get_object(Bucket=B, Key="lab/a")["Body"].read() == b"1"
    assert lab.list_objects_v2(Bucket=B, Prefix="lab/")["KeyCount"] == 1
    refused("AccessDenied", lab.list_objects_v2, Bucket=B)
    refused("AccessDenied", lab.list_objects_v2, Bucket=B, Prefix="other/")
    refused("AccessDenied", lab.get_object, Bucket=B, Key="other/secret")
    refused("AccessDenied", lab.get_object, Bucket=B, Key="lab/nothing")
    refused("AccessDenied", lab.delete_object, Bucket=B, Key="lab/a")
    refused("AccessDenied", lab.put_object, Bucket=B, Key="lab/tagged", Body=b"", Tagging="a=1")
    refused("AccessDenied", lab.copy_object, Bucket=B, Key="lab/stolen", CopySource={"Bucket": B, "Key": "other/secret"})
    refused("AccessDenied", lab.copy_object, Bucket=B, Key="other/pushed", CopySource={"Bucket": B, "Key": "lab/a"})
    upload = lab.create_multipart_upload(Bucket=B, Key="lab/m")["UploadId"]
    refused("AccessDenied", lab.upload_part_copy, Bucket=B, Key="lab/m", UploadId=upload, PartNumber=1, CopySource={"Bucket": B, "Key": "other/secret"})
    refused("AccessDenied", lab.abort_multipart_upload, Bucket=B, Key="lab/m", UploadId=upload)
    refused("AccessDenied", lab.list_parts, Bucket=B, Key="lab/m", UploadId=upload)
    refused("AccessDenied", lab.list_multipart_uploads, Bucket=B)
    refused("AccessDenied", lab.list_buckets)
    refused("AccessDenied", lab.create_bucket, Bucket="another")
    refused("AccessDenied", lab.get_bucket_location, Bucket=B)
    refused("403", lab.head_bucket, Bucket=B)
    answer = lab.delete_objects(Bucket=B, Delete={"Objects": [{"Key": "lab/a"}, {"Key": "other/secret"}]})
    assert [e["Code"] for e in answer["Errors"]] == ["AccessDenied"] * 2 and "Deleted" not in answer


def presigned():
    import urllib.request
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    signer = boto3.client("s3", config=CONFIG.merge(Config(signature_version="s3v4")))
    url = signer.generate_presigned_url("get_object", Params={"Bucket": B, "Key": "c", "ResponseContentType": "text/x"})
    with opener.open(url) as got:
        assert (got.read(), got.headers["Content-Type"]) == (b"2", "text/x")


for step in [keys_that_are_hard, delimiters, checksums, multipart, conditions, sessions, presigned]:
    step()
print("all as expected")
