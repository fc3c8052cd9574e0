"""One call of an API with boto3: reads {endpoint, service, operation, input, blobs} from standard input, prints the answer."""
import base64
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

asked = json.load(sys.stdin)
client = boto3.client(
    asked["service"],
    endpoint_url=asked["endpoint"],
    region_name="us-east-1",
    config=Config(retries={"total_max_attempts": 1}),
)
blobs = {name: base64.b64decode(text) for name, text in asked["blobs"].items()}
try:
    answer = getattr(client, asked["operation"])(**asked["input"], **blobs)
except ClientError as error:
    answer = {"error": error.response["Error"]}
answer.pop("ResponseMetadata", None)
json.dump(answer, sys.stdout, default=str)
